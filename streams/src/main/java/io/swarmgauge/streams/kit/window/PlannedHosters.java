package io.swarmgauge.streams.kit.window;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;

/** The ids of a setup's hosters, looked through in place: they are three, and most records do not ask for them. */
final class PlannedHosters extends AbstractSet<String> {

    private final List<SetupHoster> hosters;

    PlannedHosters(HostingSetup setup) {
        this.hosters = setup.getHosters();
    }

    @Override
    public boolean contains(Object nodeId) {
        for (SetupHoster hoster : hosters) {
            if (hoster.getHosterId().equals(nodeId)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Iterator<String> iterator() {
        return hosters.stream().map(SetupHoster::getHosterId).iterator();
    }

    @Override
    public int size() {
        return hosters.size();
    }
}

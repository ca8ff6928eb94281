package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import java.util.List;

/** A setup has hosters, each once. */
final class SetupRules implements RecordRules<HostingSetup> {

    @Override
    public void check(HostingSetup setup, Findings findings) {
        List<String> hosters =
                setup.getHosters().stream().map(SetupHoster::getHosterId).toList();
        findings.require(!hosters.isEmpty(), () -> "hosters is empty");
        findings.require(hosters.stream().distinct().count() == hosters.size(), () -> "hosters names a hoster twice");
        hosters.forEach(hoster -> findings.nodeId("hosters.hosterId", hoster));
        setup.getChunks().forEach(chunk -> findings.notNegative("chunks", chunk));
    }
}

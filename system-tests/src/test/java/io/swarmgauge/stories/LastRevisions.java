package io.swarmgauge.stories;

import io.swarmgauge.schema.gauge.BandwidthWindow;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a reader of gauge.bandwidth keeps: the last revision of each setup's windows. */
final class LastRevisions {

    private LastRevisions() {}

    static Collection<BandwidthWindow> of(List<BandwidthWindow> windows) {
        return windows.stream()
                .collect(Collectors.toMap(
                        window -> window.getSetupId() + "@" + window.getWindowStart(),
                        window -> window,
                        (a, b) -> a.getRevision() > b.getRevision() ? a : b))
                .values();
    }
}

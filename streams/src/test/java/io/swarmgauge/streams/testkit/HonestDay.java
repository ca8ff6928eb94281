package io.swarmgauge.streams.testkit;

import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;

/** What honest nodes send in a minute, on each topic about a setup and on that of registrations. */
public final class HonestDay {

    private static final List<String> HOSTERS = List.of(Swarm.ALICE, Swarm.BOB, Swarm.CAROL);
    private static final List<String> ATTESTORS = List.of(Swarm.node('1'), Swarm.node('2'), Swarm.node('3'));

    private HonestDay() {}

    public static List<Sent> records(GaugeDriver gauge) {
        List<Sent> records = new ArrayList<>();
        for (String hoster : HOSTERS) {
            records.add(gauge.signed(
                    TopicCatalogue.REGISTRATIONS,
                    hoster,
                    Registration.of(hoster, 1, 0).record(),
                    0));
            records.add(gauge.signed(
                    TopicCatalogue.TRANSFERS,
                    Swarm.SETUP,
                    Batch.of(hoster, 1)
                            .sent(Swarm.LEECHER, 0, 300, 1000)
                            .asked(300)
                            .record(),
                    9_999));
            records.add(gauge.signed(
                    TopicCatalogue.TRANSFERS,
                    Swarm.SETUP,
                    Batch.of(Swarm.LEECHER, HOSTERS.indexOf(hoster) + 1)
                            .received(hoster, 0, 300, 1000)
                            .record(),
                    9_999));
            records.add(gauge.signed(
                    TopicCatalogue.SELF_REPORTS,
                    Swarm.SETUP,
                    Claim.of(hoster, 1).sent(0, 300, 1000).record(),
                    59_999));
        }
        for (String attestor : ATTESTORS) {
            for (String hoster : HOSTERS) {
                BenchmarkResult result = Probe.of(attestor, hoster, HOSTERS.indexOf(hoster) + 1)
                        .answered(10, 11, 12, 13, 14)
                        .record();
                records.add(gauge.signed(TopicCatalogue.BENCHMARKS, Swarm.SETUP, result, 999));
            }
            records.add(gauge.signed(
                    TopicCatalogue.REQUESTS,
                    Swarm.SETUP,
                    Harvest.of(attestor, 1).saw(0, 2, 5).record(),
                    9_999));
            records.add(gauge.signed(
                    TopicCatalogue.STORAGE_CHECKS,
                    Swarm.SETUP,
                    Check.of(attestor, 1)
                            .delivered(0, Swarm.ALICE, Swarm.ALICE)
                            .missing(1)
                            .record(),
                    9_999));
        }
        return records;
    }
}

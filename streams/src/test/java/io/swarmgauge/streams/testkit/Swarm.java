package io.swarmgauge.streams.testkit;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import java.util.List;
import java.util.stream.IntStream;

/** The nodes and the setup of the tests. */
public final class Swarm {

    public static final String SETUP = "setup-1";
    public static final String ALICE = node('a');
    public static final String BOB = node('b');
    public static final String CAROL = node('c');
    public static final String LEECHER = node('d');
    public static final String OTHER_LEECHER = node('e');
    public static final String STRANGER = node('f');

    private Swarm() {}

    /** Ten chunks, hosted by Carol, Alice and Bob: not in the order of their names. */
    public static HostingSetup setup() {
        return setup(SETUP);
    }

    public static HostingSetup setup(String id) {
        return new HostingSetup(
                id,
                node('9'),
                IntStream.range(0, 10).boxed().toList(),
                List.of(
                        new SetupHoster(CAROL, "region-c", 30L),
                        new SetupHoster(ALICE, "region-a", 10L),
                        new SetupHoster(BOB, "region-b", null)),
                List.of("region-a", "region-b", "region-c"),
                null,
                null,
                null,
                null);
    }

    /** The node whose id begins with the digit. */
    public static String node(char digit) {
        return TestKeys.of(digit).nodeId().hex();
    }
}

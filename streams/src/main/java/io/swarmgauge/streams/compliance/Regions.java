package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.plan.HostingSetup;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The regions that a setup's terms are looked at from. */
final class Regions {

    /** Stands for all attestors together, whether the plan names their region or not. */
    static final String ALL = "*";

    /** Regions of a plan that are looked at one by one: the first by name. */
    static final int MOST = 64;

    private Regions() {}

    /** Ascending. */
    static List<String> of(HostingSetup setup) {
        Stream<String> planned = setup.getRegions().stream().distinct().sorted().limit(MOST);
        return List.copyOf(new TreeSet<>(Stream.concat(planned, Stream.of(ALL)).toList()));
    }
}

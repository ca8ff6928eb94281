package io.swarmgauge.streams.attestation;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.streams.state.attestation.KeptSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The samples with the smallest lots: a uniform choice among all that came, and the same choice in whatever order they
 * came (bottom-k sampling: E. Cohen, H. Kaplan, Summarizing data using bottom-k sketches, PODC 2007). The lot is a hash of
 * what names the sample, never of its value, so that no figure is likelier to stay than another.
 */
final class BoundedSamples {

    /** What is kept of one attestor's word about one hoster, at most. */
    static final int MOST = 256;

    /** What is kept of all attestors' words about one hoster: eight may speak at length. */
    private static final int MOST_OF_ALL = 2_048;

    private static final Comparator<KeptSample> BY_LOT =
            Comparator.comparingLong(KeptSample::getLot).thenComparingDouble(KeptSample::getValue);

    private BoundedSamples() {}

    /** The number of attestors heard in a window never falls, so that what was let go is never missed. */
    static int most(int attestors) {
        return Math.min(MOST, MOST_OF_ALL / attestors);
    }

    static List<KeptSample> with(List<KeptSample> kept, List<KeptSample> added) {
        List<KeptSample> all = new ArrayList<>(kept.size() + added.size());
        all.addAll(kept);
        all.addAll(added);
        return chosen(all, MOST);
    }

    /** As many of them as may be, by lot. */
    static List<KeptSample> chosen(List<KeptSample> samples, int most) {
        return samples.stream().sorted(BY_LOT).limit(most).toList();
    }

    /** The lot of a record's sample at one position. */
    static long lot(NodeHeader header, int position) {
        return Lots.of(header.getNodeId(), header.getEpoch(), header.getSequence(), position);
    }

    static double[] ascending(List<KeptSample> samples) {
        return samples.stream().mapToDouble(KeptSample::getValue).sorted().toArray();
    }
}

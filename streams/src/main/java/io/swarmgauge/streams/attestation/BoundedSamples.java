package io.swarmgauge.streams.attestation;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.streams.state.attestation.KeptSample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The samples with the smallest lots: a uniform choice among all that came, and the same choice in whatever order they
 * came (bottom-k sampling: E. Cohen, H. Kaplan, Summarizing data using bottom-k sketches, PODC 2007). The lot is a hash of
 * what names the sample, never of its value, so that no figure is likelier to stay than another.
 */
final class BoundedSamples {

    /** What is kept of one attestor's word about one hoster. */
    static final int MOST = 256;

    private static final Comparator<KeptSample> BY_LOT =
            Comparator.comparingLong(KeptSample::getLot).thenComparingDouble(KeptSample::getValue);

    private BoundedSamples() {}

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
        String record = header.getNodeId() + '/' + header.getEpoch() + '/' + header.getSequence() + '/' + position;
        return ByteBuffer.wrap(sha256().digest(record.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    static double[] ascending(List<KeptSample> samples) {
        return samples.stream().mapToDouble(KeptSample::getValue).sorted().toArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

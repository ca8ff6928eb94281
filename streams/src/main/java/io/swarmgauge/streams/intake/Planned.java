package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.plan.HostingSetup;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a setup names, to hold a record against. */
final class Planned {

    /** So many chunks are sooner looked through than put into a set, and most setups have no more. */
    private static final int FEW = 16;

    private final HostingSetup setup;
    private @Nullable Collection<Integer> chunks;
    private final Findings findings;
    private int next;

    Planned(HostingSetup setup, Findings findings) {
        this.setup = setup;
        this.findings = findings;
    }

    void chunk(String field, int index) {
        if (!isNext(index) && !chunks().contains(index)) {
            findings.require(
                    false, () -> "%s %d is no chunk of setup '%s'".formatted(field, index, setup.getSetupId()));
        }
    }

    /** Records and setups name chunks in ascending order as a rule, so that one is often found where the last one was. */
    private boolean isNext(int index) {
        List<Integer> planned = setup.getChunks();
        int end = Math.min(planned.size(), next + FEW); // whoever names none of them shall not have all looked through
        for (int i = next; i < end; i++) {
            int chunk = planned.get(i);
            if (chunk == index) {
                next = i + 1;
                return true;
            }
            if (chunk > index) {
                return false;
            }
        }
        return false;
    }

    /** Never walks past the first chunk that is not the setup's, however long the range claims to be. */
    void chunks(String field, int first, int length) {
        findings.require(
                length <= setup.getChunks().size()
                        && IntStream.range(0, length).map(i -> first + i).allMatch(chunks()::contains),
                () -> "%s has %d chunks from %d that are not all chunks of setup '%s'"
                        .formatted(field, length, first, setup.getSetupId()));
    }

    /** Most records are done without. */
    private Collection<Integer> chunks() {
        Collection<Integer> present = chunks;
        if (present == null) {
            present = setup.getChunks().size() > FEW ? new HashSet<>(setup.getChunks()) : setup.getChunks();
            chunks = present;
        }
        return present;
    }

    void hoster(String field, String nodeId) {
        findings.require(
                setup.getHosters().stream()
                        .anyMatch(hoster -> hoster.getHosterId().equals(nodeId)),
                () -> "%s %s is no hoster of setup '%s'".formatted(field, nodeId, setup.getSetupId()));
    }
}

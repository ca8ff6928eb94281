package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.plan.HostingSetup;
import java.util.Collection;
import java.util.HashSet;
import java.util.stream.IntStream;

/** What a setup names, to hold a record against. */
final class Planned {

    /** So many chunks are sooner looked through than put into a set, and most setups have no more. */
    private static final int FEW = 16;

    private final HostingSetup setup;
    private final Collection<Integer> chunks;
    private final Findings findings;

    Planned(HostingSetup setup, Findings findings) {
        this.setup = setup;
        this.chunks = setup.getChunks().size() > FEW ? new HashSet<>(setup.getChunks()) : setup.getChunks();
        this.findings = findings;
    }

    void chunk(String field, int index) {
        findings.require(chunks.contains(index), () -> "%s %d is no chunk of setup '%s'"
                .formatted(field, index, setup.getSetupId()));
    }

    /** Never walks past the first chunk that is not the setup's, however long the range claims to be. */
    void chunks(String field, int first, int length) {
        findings.require(
                length <= chunks.size()
                        && IntStream.range(0, length).map(i -> first + i).allMatch(chunks::contains),
                () -> "%s has %d chunks from %d that are not all chunks of setup '%s'"
                        .formatted(field, length, first, setup.getSetupId()));
    }

    void hoster(String field, String nodeId) {
        findings.require(
                setup.getHosters().stream()
                        .anyMatch(hoster -> hoster.getHosterId().equals(nodeId)),
                () -> "%s %s is no hoster of setup '%s'".formatted(field, nodeId, setup.getSetupId()));
    }
}

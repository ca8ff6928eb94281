package io.swarmgauge.streams.intake;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.swarmgauge.schema.node.ChunkCheck;
import io.swarmgauge.schema.node.HosterAnswer;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.SourceCount;
import io.swarmgauge.schema.node.StorageCheck;
import io.swarmgauge.schema.plan.HostingSetup;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** A storage check asks for each chunk once, and whoever it says delivered stands in its sums. */
final class StorageCheckRules implements RecordRules<StorageCheck> {

    @Override
    public void check(StorageCheck check, Findings findings) {
        TimeLimits.check("timeoutMs", check.getTimeoutMs(), findings);
        check.getChunks().forEach(chunk -> chunk(chunk, findings));
        ascending(check.getChunks(), findings);
        responses(check, findings);
    }

    @Override
    public void checkAgainst(HostingSetup setup, StorageCheck check, Findings findings) {
        Planned planned = new Planned(setup, findings);
        for (ChunkCheck chunk : check.getChunks()) {
            planned.chunk("chunks.index", chunk.getIndex());
            chunk.getHosters().forEach(answer -> planned.hoster("chunks.hosters.hosterId", answer.getHosterId()));
        }
        check.getResponses().stream()
                .filter(source -> source.getHosterId() != null)
                .forEach(source -> planned.hoster("responses.hosterId", source.getHosterId()));
    }

    private static void chunk(ChunkCheck chunk, Findings findings) {
        int index = chunk.getIndex();
        String answeredBy = chunk.getAnsweredBy();
        boolean answered = chunk.getAnyPeer() == Outcome.OK;
        findings.notNegative("chunks.index", index);
        findings.require(answered == (answeredBy != null), () -> "chunk %d with outcome %s %s"
                .formatted(index, chunk.getAnyPeer(), answered ? "has no answeredBy" : "has an answeredBy"));
        if (answeredBy != null) {
            findings.nodeId("chunks.answeredBy", answeredBy);
        }
        List<String> hosters =
                chunk.getHosters().stream().map(HosterAnswer::getHosterId).toList();
        hosters.forEach(hoster -> findings.nodeId("chunks.hosters.hosterId", hoster));
        once(hosters, () -> "chunk %d names a hoster twice".formatted(index), findings);
        findings.require(
                answered || chunk.getHosters().stream().noneMatch(answer -> answer.getOutcome() == Outcome.OK),
                () -> "chunk %d came from a hoster, but from any peer it is %s".formatted(index, chunk.getAnyPeer()));
    }

    private static void ascending(List<ChunkCheck> chunks, Findings findings) {
        for (int i = 1; i < chunks.size(); i++) {
            int before = chunks.get(i - 1).getIndex();
            int index = chunks.get(i).getIndex();
            findings.require(before < index, () -> "chunks.index %d follows %d, must ascend, each once"
                    .formatted(index, before));
        }
    }

    private static void responses(StorageCheck check, Findings findings) {
        List<SourceCount> responses = check.getResponses();
        responses.forEach(source -> findings.notNegative("responses.answers", source.getAnswers()));
        once(
                responses.stream()
                        .map(source -> String.valueOf(source.getHosterId()))
                        .toList(),
                () -> "responses names a source twice",
                findings);
        Map<String, Long> named = check.getChunks().stream()
                .map(ChunkCheck::getAnsweredBy)
                .filter(Objects::nonNull)
                .collect(groupingBy(Function.identity(), counting()));
        responses.forEach(source -> answers(source, named, findings));
        long sum = responses.stream().mapToLong(SourceCount::getAnswers).sum();
        long answered = check.getChunks().stream()
                .filter(chunk -> chunk.getAnyPeer() == Outcome.OK)
                .count();
        findings.require(
                sum == answered, () -> "responses add up to %d, %d chunks were answered".formatted(sum, answered));
    }

    /** What is left of the sum when each hoster's part is right is the part of peers that are no hosters. */
    private static void answers(SourceCount source, Map<String, Long> named, Findings findings) {
        if (source.getHosterId() != null) {
            long chunks = named.getOrDefault(source.getHosterId(), 0L);
            findings.require(
                    source.getAnswers() == chunks, () -> "responses gives %s %d answers, answeredBy names it %d times"
                            .formatted(source.getHosterId(), source.getAnswers(), chunks));
        }
    }

    private static void once(List<String> names, Supplier<String> problem, Findings findings) {
        findings.require(names.stream().distinct().count() == names.size(), problem);
    }
}

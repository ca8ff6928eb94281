package io.swarmgauge.streams.selfreport;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.swarmgauge.streams.selfreport.Case.WrongSize;
import io.swarmgauge.streams.state.selfreport.ChunkSize;
import io.swarmgauge.streams.state.selfreport.KeptClaim;
import io.swarmgauge.streams.state.selfreport.SelfReportState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What everybody says about the size of each chunk. A chunk has one size, so the hosters' claims and the receivers'
 * batches must agree. A size stands when more than half of at least two others give it; one other proves nothing.
 */
final class SizeVotes {

    private static final int LEAST_VOTERS = 2;

    private final Map<Integer, Map<String, Set<Integer>>> sizesByChunkAndNode = new HashMap<>();

    SizeVotes(SelfReportState state, Collection<String> hosters) {
        state.getClaims().stream()
                .filter(claim -> hosters.contains(claim.getHosterId()))
                .forEach(claim -> note(claim.getHosterId(), claim.getSizes()));
        state.getBooks().forEach(book -> note(book.getNodeId(), book.getReceivedSizes()));
    }

    /** The first chunk of the claim whose size the others contradict. */
    Optional<WrongSize> wrongIn(KeptClaim claim) {
        return claim.getSizes().stream()
                .map(size -> wrong(claim.getHosterId(), size))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void note(String node, List<ChunkSize> sizes) {
        sizes.forEach(size -> sizesByChunkAndNode
                .computeIfAbsent(size.getIndex(), index -> new HashMap<>())
                .computeIfAbsent(node, id -> new TreeSet<>())
                .add(size.getSize()));
    }

    private Optional<WrongSize> wrong(String hoster, ChunkSize claimed) {
        List<Integer> votes = sizesByChunkAndNode.getOrDefault(claimed.getIndex(), Map.of()).entrySet().stream()
                .filter(entry -> !entry.getKey().equals(hoster))
                .map(Map.Entry::getValue)
                .filter(sizes -> sizes.size() == 1)
                .flatMap(Set::stream)
                .toList();
        if (votes.size() < LEAST_VOTERS) {
            return Optional.empty();
        }
        return votes.stream().collect(groupingBy(size -> size, counting())).entrySet().stream()
                .filter(count -> count.getValue() * 2 > votes.size())
                .filter(count -> count.getKey() != claimed.getSize())
                .map(count -> new WrongSize(
                        claimed.getIndex(),
                        claimed.getSize(),
                        count.getKey(),
                        count.getValue().intValue(),
                        votes.size()))
                .findFirst();
    }
}

package io.swarmgauge.streams.selfreport;

import static java.util.stream.Collectors.toMap;

import io.swarmgauge.schema.gauge.Amount;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.streams.kit.window.Heard;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.selfreport.KeptClaim;
import io.swarmgauge.streams.state.selfreport.NodeBook;
import io.swarmgauge.streams.state.selfreport.PeerEntry;
import io.swarmgauge.streams.state.selfreport.SelfReportState;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lays the evidence of one setup and period out by hoster. */
final class CaseFile {

    private final Window period;
    private final Heard heard;
    private final List<String> hosters;
    private final Map<String, KeptClaim> claims;
    private final Map<String, NodeBook> books;
    private final SizeVotes sizes;

    CaseFile(SelfReportState state, Heard heard, HostingSetup setup, Window period) {
        this.heard = heard;
        this.period = period;
        this.hosters = setup.getHosters().stream().map(SetupHoster::getHosterId).toList();
        this.claims = state.getClaims().stream().collect(toMap(KeptClaim::getHosterId, Function.identity()));
        this.books = state.getBooks().stream().collect(toMap(NodeBook::getNodeId, Function.identity()));
        this.sizes = new SizeVotes(state, hosters);
    }

    Case of(String hoster) {
        NodeBook own = books.getOrDefault(hoster, Books.empty(hoster));
        Optional<KeptClaim> claim = Optional.ofNullable(claims.get(hoster));
        return new Case(
                period,
                claim,
                new Amount(own.getSentChunks(), own.getSentBytes()),
                new Amount(own.getReceivedChunks(), own.getReceivedBytes()),
                receipts(hoster),
                sentToReporters(own),
                claimsOfOthers(hoster),
                heard.missing(hoster, TopicCatalogue.TRANSFERS),
                claim.flatMap(sizes::wrongIn));
    }

    /** A node's word about what it received from itself is no receipt. */
    private Amount receipts(String hoster) {
        List<PeerEntry> entries = books.values().stream()
                .filter(book -> !book.getNodeId().equals(hoster))
                .flatMap(book -> book.getPeers().stream())
                .filter(peer -> peer.getPeerId().equals(hoster))
                .toList();
        return new Amount(
                entries.stream().mapToLong(PeerEntry::getReceivedChunks).sum(),
                entries.stream().mapToLong(PeerEntry::getReceivedBytes).sum());
    }

    private long sentToReporters(NodeBook own) {
        return own.getPeers().stream()
                .filter(peer -> books.containsKey(peer.getPeerId()))
                .filter(peer -> !peer.getPeerId().equals(own.getNodeId()))
                .mapToLong(PeerEntry::getSentBytes)
                .sum();
    }

    private List<Long> claimsOfOthers(String hoster) {
        return hosters.stream()
                .filter(other -> !other.equals(hoster))
                .flatMap(other -> Optional.ofNullable(claims.get(other)).stream())
                .filter(claim -> VerdictPolicy.coversWhole(claim, period))
                .map(KeptClaim::getEgressBytes)
                .toList();
    }
}

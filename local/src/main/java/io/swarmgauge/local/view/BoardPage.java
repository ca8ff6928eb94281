package io.swarmgauge.local.view;

import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.plan.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The board as lines of text. */
public final class BoardPage {

    private static final String ROW = "  %-5s %-7s %-8s %-24s %-13s %-23s %-14s %-15s %s";

    private static final String HEAD = ROW.formatted(
                    "RANK",
                    "HOSTER",
                    "REGION",
                    "LATENCY",
                    "EGRESS",
                    "CLAIM / RECEIPTS",
                    "VERDICT",
                    "RELIABILITY",
                    "QUALITY")
            .stripTrailing();

    private final SwarmPlan plan;

    public BoardPage(SwarmPlan plan) {
        this.plan = plan;
    }

    /** Per setup the hosters in order of latency; then the open alerts. */
    public List<String> live(Board board) {
        List<String> lines = new ArrayList<>();
        board.setups().forEach((id, setup) -> {
            lines.add(heading(id, setup));
            lines.add(HEAD);
            setup.hosters().forEach(hoster -> lines.add(row(board, setup, hoster)));
            new SwarmLines(plan).of(setup).forEach(line -> lines.add("  " + line));
            lines.add("");
        });
        new SwarmLines(plan).attestors(board.attestors()).ifPresent(lines::add);
        List<Alert> open = board.openAlerts();
        lines.add(open.isEmpty() ? "No open alerts." : "Open alerts:");
        open.forEach(alert -> lines.add("  " + describe(alert)));
        return lines;
    }

    String describe(Alert alert) {
        String labels = alert.getLabels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> (isAttestors(alert, label.getKey()) ? "seen from" : label.getKey())
                        + " "
                        + named(label.getValue()))
                .collect(Collectors.joining(", "));
        return "%-8s  since %s  %s: %s"
                .formatted(alert.getSeverity(), Figures.time(alert.getStartsAt()), labels, named(alert.getSummary()));
    }

    /** What attestors measured is labelled with their region, not with the hoster's. */
    private static boolean isAttestors(Alert alert, String label) {
        return label.equals("region")
                && (alert.getSignal() == Signal.LATENCY_MS || alert.getSignal() == Signal.SUCCESS_RATIO);
    }

    private String heading(String id, SetupBoard setup) {
        return setup.bandwidth()
                .map(window -> "%s   %s   %s out   in order of latency"
                        .formatted(
                                id,
                                span(window),
                                Figures.bits(window.getEgress().getBitsPerSecond())))
                .orElse(id);
    }

    private static String span(BandwidthWindow window) {
        return Figures.time(window.getWindowStart()) + "–" + Figures.time(window.getWindowEnd());
    }

    private String row(Board board, SetupBoard setup, String hosterId) {
        var place = setup.place(Performance.LATENCY, hosterId);
        var bandwidth = setup.bandwidth(hosterId);
        var overall = board.ratings(hosterId).map(HosterRatings::getOverall);
        return ROW.formatted(
                place.map(Figures::rank).orElse(Figures.NONE),
                plan.nameOf(hosterId),
                bandwidth.map(node -> node.getRegion()).orElse(Figures.NONE),
                place.map(p -> Figures.estimate(Performance.LATENCY, p)).orElse(Figures.NONE),
                bandwidth
                        .map(node -> Figures.bits(node.getEgress().getBitsPerSecond()))
                        .orElse(Figures.NONE),
                setup.verdict(hosterId).map(BoardPage::claim).orElse(Figures.NONE),
                setup.verdict(hosterId)
                        .map(verdict -> verdict.getVerdict().name())
                        .orElse(Figures.NONE),
                overall.map(rating -> Figures.rating(rating.getReliability())).orElse(Figures.NONE),
                overall.map(rating -> Figures.rating(rating.getQuality())).orElse(Figures.NONE));
    }

    private static String claim(ClaimVerdict verdict) {
        String claimed = verdict.getClaimedEgress() == null
                ? Figures.NONE
                : Figures.bytes(verdict.getClaimedEgress().getBytes());
        return claimed + " / " + Figures.bytes(verdict.getReceipts().getBytes());
    }

    /** Node ids in a sentence are long; people know the nodes by name. */
    private String named(String sentence) {
        String result = sentence;
        for (var member : plan.members()) {
            result = result.replace(member.nodeId().hex(), member.name());
        }
        return result;
    }
}

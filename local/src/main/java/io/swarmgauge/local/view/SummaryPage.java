package io.swarmgauge.local.view;

import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.schema.node.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a run found, as lines of text. */
public final class SummaryPage {

    private final SwarmPlan plan;
    private final BoardPage names;

    public SummaryPage(SwarmPlan plan) {
        this.plan = plan;
        this.names = new BoardPage(plan);
    }

    public List<String> of(Board board) {
        List<String> lines = new ArrayList<>();
        lines.add("Summary: the last rankings, and in how many periods each verdict was spoken");
        board.setups().forEach((id, setup) -> {
            lines.add("  " + id);
            setup.ranking(Performance.LATENCY).ifPresent(ranking -> lines.add("    latency    " + order(ranking)));
            setup.ranking(Performance.BANDWIDTH).ifPresent(ranking -> lines.add("    bandwidth  " + order(ranking)));
            setup.hosters().forEach(hoster -> lines.add("    verdicts   " + verdicts(setup, hoster)));
            new SwarmLines(plan).of(setup).forEach(line -> lines.add("    " + line));
        });
        if (board.setups().isEmpty()) {
            lines.add("  no window was concluded: run it for longer, 60s or more");
        }
        ratings(board).forEach(lines::add);
        new SwarmLines(plan).attestors(board.attestors()).ifPresent(line -> lines.add("  " + line));
        lines.add("  alerts that fired: %d; open at the end: %d"
                .formatted(board.firedAlerts().size(), board.openAlerts().size()));
        board.firedAlerts().forEach(alert -> lines.add("    " + names.describe(alert)));
        return lines;
    }

    private String order(Ranking ranking) {
        StringBuilder order = new StringBuilder();
        Integer before = null;
        for (RankedHoster hoster : ranking.getHosters()) {
            if (!order.isEmpty()) {
                order.append(hoster.getRank() != null && hoster.getRank().equals(before) ? " = " : " > ");
            }
            order.append("%s %s %s"
                    .formatted(
                            Figures.rank(hoster),
                            plan.nameOf(hoster.getHosterId()),
                            Figures.estimate(ranking.getPerformance(), hoster)));
            before = hoster.getRank();
        }
        return order.toString();
    }

    /** Each hoster's ratings as the attestors of each region see it. */
    private List<String> ratings(Board board) {
        List<String> lines = new ArrayList<>();
        for (Member hoster : plan.having(Role.HOSTER)) {
            board.ratings(hoster.nodeId().hex()).ifPresent(rated -> rated.getRegions()
                    .forEach(region -> lines.add("  rating  %-7s from %-7s reliability %-16s quality %s"
                            .formatted(
                                    hoster.name(),
                                    region.getRegion(),
                                    Figures.rating(region.getReliability()),
                                    Figures.rating(region.getQuality())))));
        }
        return lines;
    }

    private String verdicts(SetupBoard setup, String hosterId) {
        String counts = setup.verdictCounts(hosterId).entrySet().stream()
                .map(count -> count.getKey() + " × " + count.getValue())
                .collect(Collectors.joining(", "));
        String prevailing = setup.prevailing(hosterId).map(Verdict::name).orElse("no verdict yet");
        return "%-7s %-14s (%s)".formatted(plan.nameOf(hosterId), prevailing, counts);
    }
}

package io.swarmgauge.local.view;

import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.Busyness;
import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.gauge.NodeBandwidth;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.schema.gauge.Verdict;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The newest conclusions about one setup, and how often each verdict was spoken. */
public final class SetupBoard {

    private final Map<Performance, Ranking> rankings = new EnumMap<>(Performance.class);
    private final Map<String, Map<Long, Verdict>> verdictsByHoster = new TreeMap<>();
    private @Nullable BandwidthWindow bandwidth;
    private @Nullable SelfReportVerdicts verdicts;
    private @Nullable PayAlignment pay;
    private @Nullable SwarmState swarm;

    /** Keeps rankings of all regions together; those of one region are for readers of the topic. */
    void add(Ranking ranking) {
        if (ranking.getRegion() != null) {
            return;
        }
        Ranking known = rankings.get(ranking.getPerformance());
        if (known == null || ranking.getWindowStart() >= known.getWindowStart()) {
            rankings.put(ranking.getPerformance(), ranking);
        }
    }

    void add(PayAlignment alignment) {
        if (alignment.getPerformance() == Performance.LATENCY
                && (pay == null || alignment.getWindowStart() >= pay.getWindowStart())) {
            pay = alignment;
        }
    }

    void add(SwarmState state) {
        swarm = state;
    }

    void add(BandwidthWindow window) {
        if (bandwidth == null || window.getWindowStart() >= bandwidth.getWindowStart()) {
            bandwidth = window;
        }
    }

    void add(SelfReportVerdicts spoken) {
        if (verdicts == null || spoken.getWindowStart() >= verdicts.getWindowStart()) {
            verdicts = spoken;
        }
        for (ClaimVerdict claim : spoken.getHosters()) {
            verdictsByHoster
                    .computeIfAbsent(claim.getHosterId(), id -> new TreeMap<>())
                    .put(spoken.getWindowStart(), claim.getVerdict());
        }
    }

    /** The hosters, best latency first; in the plan's order before the first ranking. */
    List<String> hosters() {
        return ranking(Performance.LATENCY)
                .map(ranking -> ranking.getHosters().stream()
                        .map(RankedHoster::getHosterId)
                        .toList())
                .or(() -> bandwidth().map(window -> window.getHosters().stream()
                        .map(NodeBandwidth::getNodeId)
                        .toList()))
                .orElse(List.of());
    }

    Optional<Ranking> ranking(Performance performance) {
        return Optional.ofNullable(rankings.get(performance));
    }

    Optional<RankedHoster> place(Performance performance, String hosterId) {
        Predicate<RankedHoster> same = hoster -> hoster.getHosterId().equals(hosterId);
        return ranking(performance)
                .flatMap(ranking -> ranking.getHosters().stream().filter(same).findFirst());
    }

    Optional<PayAlignment> pay() {
        return Optional.ofNullable(pay);
    }

    Optional<Busyness> busyness() {
        return Optional.ofNullable(swarm).map(SwarmState::getBusyness);
    }

    Optional<Health> health() {
        return Optional.ofNullable(swarm).map(SwarmState::getHealth);
    }

    Optional<BandwidthWindow> bandwidth() {
        return Optional.ofNullable(bandwidth);
    }

    Optional<NodeBandwidth> bandwidth(String hosterId) {
        return bandwidth().flatMap(window -> window.getHosters().stream()
                .filter(hoster -> hoster.getNodeId().equals(hosterId))
                .findFirst());
    }

    Optional<ClaimVerdict> verdict(String hosterId) {
        return Optional.ofNullable(verdicts).flatMap(spoken -> spoken.getHosters().stream()
                .filter(hoster -> hoster.getHosterId().equals(hosterId))
                .findFirst());
    }

    /** How many periods ended in each verdict for the hoster. */
    Map<Verdict, Long> verdictCounts(String hosterId) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        verdictsByHoster.getOrDefault(hosterId, Map.of()).values().forEach(v -> counts.merge(v, 1L, Long::sum));
        return counts;
    }

    /** The verdict that most periods ended in, apart from those without enough evidence. */
    Optional<Verdict> prevailing(String hosterId) {
        return verdictCounts(hosterId).entrySet().stream()
                .filter(count -> count.getKey() != Verdict.INSUFFICIENT_EVIDENCE)
                .max(Comparator.comparing(Map.Entry<Verdict, Long>::getValue))
                .map(Map.Entry::getKey);
    }
}

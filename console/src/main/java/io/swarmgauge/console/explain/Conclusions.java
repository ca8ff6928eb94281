package io.swarmgauge.console.explain;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankHistory;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.Rating;
import io.swarmgauge.schema.gauge.RatingState;
import io.swarmgauge.schema.gauge.RegionRating;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.SuspectedCause;
import io.swarmgauge.schema.gauge.SwarmState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What a conclusion says and why, in sentences with their figures. */
final class Conclusions {

    private Conclusions() {}

    static List<String> sentences(SpecificRecord conclusion) {
        if (conclusion instanceof Ranking ranking) {
            return ranking.getHosters().stream()
                    .map(hoster -> ranked(hoster, ranking))
                    .toList();
        } else if (conclusion instanceof SelfReportVerdicts verdicts) {
            return verdicts.getHosters().stream()
                    .map(claim -> "hoster %s is %s because %s"
                            .formatted(OneLine.brief(claim.getHosterId()), claim.getVerdict(), claim.getReason()))
                    .toList();
        } else if (conclusion instanceof HosterRatings ratings) {
            return Stream.concat(ratings.getRegions().stream(), Stream.of(ratings.getOverall()))
                    .map(region -> rated(ratings.getHosterId(), region))
                    .toList();
        } else if (conclusion instanceof Alert alert) {
            return alert(alert);
        } else if (conclusion instanceof PayAlignment pay) {
            return pay(pay);
        } else if (conclusion instanceof ComplianceWindow window) {
            return window.getRegions().stream()
                    .flatMap(region -> region.getTerms().stream()
                            .map(term ->
                                    "%s in %s: %d of %d samples of the window kept it, %d of %d of the period; promised are %s"
                                            .formatted(
                                                    term.getTerm(),
                                                    region.getRegion(),
                                                    term.getGood(),
                                                    term.getTotal(),
                                                    term.getPeriodGood(),
                                                    term.getPeriodTotal(),
                                                    percent(term.getObjective()))))
                    .toList();
        }
        return others(conclusion);
    }

    /** The window as people read it. */
    static String window(SpecificRecord windowed) {
        return "%s to %s"
                .formatted(
                        Instant.ofEpochMilli(Fields.whole(windowed, "windowStart")),
                        Instant.ofEpochMilli(Fields.whole(windowed, "windowEnd")));
    }

    private static List<String> others(SpecificRecord conclusion) {
        if (conclusion instanceof BandwidthWindow window) {
            return window.getHosters().stream()
                    .map(hoster -> "hoster %s sent %,d B and received %,d B, by %d batches"
                            .formatted(
                                    OneLine.brief(hoster.getNodeId()),
                                    hoster.getEgress().getBytes(),
                                    hoster.getIngress().getBytes(),
                                    hoster.getBatches()))
                    .toList();
        } else if (conclusion instanceof AttestedWindow window) {
            return window.getHosters().stream()
                    .flatMap(hoster -> hoster.getRegions().stream()
                            .map(region -> "hoster %s answered %d of %d chunks that %d attestors in %s asked for"
                                    .formatted(
                                            OneLine.brief(hoster.getHosterId()),
                                            region.getAnswered(),
                                            region.getAsked(),
                                            region.getAttestors(),
                                            region.getRegion())))
                    .toList();
        } else if (conclusion instanceof HosterPerformances performances) {
            return performances.getRegions().stream()
                    .filter(region -> region.getLatencyMs() != null)
                    .map(region -> "hoster %s seen from %s (%s): median %s ms of %d samples"
                            .formatted(
                                    OneLine.brief(performances.getHosterId()),
                                    region.getRegion(),
                                    region.getKind(),
                                    figure(region.getLatencyMs().getP50()),
                                    region.getLatencyMs().getSamples()))
                    .toList();
        } else if (conclusion instanceof RankHistory history) {
            return history.getAcross().stream()
                    .map(places -> "hoster %s by %s in %d windows: #1 %s, #2 %s, #3 %s"
                            .formatted(
                                    OneLine.brief(history.getHosterId()),
                                    word(places.getPerformance()),
                                    places.getWindows(),
                                    percent(places.getFirst()),
                                    percent(places.getSecond()),
                                    percent(places.getThird())))
                    .toList();
        } else if (conclusion instanceof SwarmState swarm) {
            return swarm(swarm);
        } else if (conclusion instanceof AttestorStanding standing) {
            return List.of("attestor %s weighs %s: %s of %s comparisons were against the majority"
                    .formatted(
                            OneLine.brief(standing.getAttestorId()),
                            figure(standing.getWeight()),
                            standing.getMinorityRate() == null ? "none" : percent(standing.getMinorityRate()),
                            figure(standing.getCompared())));
        } else if (conclusion instanceof KnownNode node) {
            return List.of("node %s was heard of last at %s"
                    .formatted(OneLine.brief(node.getNodeId()), Instant.ofEpochMilli(node.getLastSeen())));
        }
        return List.of(OneLine.of(conclusion));
    }

    private static String ranked(RankedHoster hoster, Ranking ranking) {
        String from = ranking.getRegion() == null ? "" : " seen from " + ranking.getRegion();
        if (hoster.getRank() == null) {
            return "hoster %s has no rank for %s%s because there are only %d samples"
                    .formatted(
                            OneLine.brief(hoster.getHosterId()),
                            word(ranking.getPerformance()),
                            from,
                            hoster.getSamples());
        }
        long tied = ranking.getHosters().stream()
                .filter(other -> hoster.getRank().equals(other.getRank()))
                .count();
        return "hoster %s ranks %d of %d for %s%s because its median is %s (%s–%s) of %d samples, %d failures%s"
                .formatted(
                        OneLine.brief(hoster.getHosterId()),
                        hoster.getRank(),
                        ranking.getHosters().size(),
                        word(ranking.getPerformance()),
                        from,
                        measure(hoster.getEstimate(), ranking),
                        figure(hoster.getLower()),
                        figure(hoster.getUpper()),
                        hoster.getSamples(),
                        hoster.getFailures(),
                        tied > 1 ? "; it is tied: the intervals overlap" : "");
    }

    private static String rated(String hosterId, RegionRating region) {
        return "hoster %s seen from %s: reliability %s, quality %s"
                .formatted(
                        OneLine.brief(hosterId),
                        region.getRegion().equals("*") ? "all regions" : region.getRegion(),
                        rating(region.getReliability()),
                        rating(region.getQuality()));
    }

    private static String rating(Rating rating) {
        return rating.getState() == RatingState.KNOWN
                ? "%s (%s–%s) on %s windows"
                        .formatted(
                                percent(rating.getEstimate()),
                                percent(rating.getLower()),
                                percent(rating.getUpper()),
                                figure(rating.getEvidence()))
                : "unknown on %s windows".formatted(figure(rating.getEvidence()));
    }

    private static List<String> alert(Alert alert) {
        return Stream.concat(
                        Stream.of("%s is %s since %s: %s"
                                .formatted(
                                        alert.getRule(),
                                        alert.getStatus(),
                                        Instant.ofEpochMilli(alert.getStartsAt()),
                                        alert.getSummary())),
                        alert.getSuspectedCauses().stream().map(SuspectedCause::getText))
                .toList();
    }

    private static List<String> pay(PayAlignment pay) {
        if (pay.getInversions().isEmpty()) {
            return List.of("no hoster is paid more than one that ranks higher for " + word(pay.getPerformance()));
        }
        return pay.getInversions().stream()
                .map(inversion -> "hoster %s is paid %d a day more than %s, which ranks higher for %s"
                        .formatted(
                                OneLine.brief(inversion.getBetterPaid()),
                                inversion.getPayDifference(),
                                OneLine.brief(inversion.getBetterRanked()),
                                word(pay.getPerformance())))
                .toList();
    }

    private static List<String> swarm(SwarmState swarm) {
        String busy = swarm.getBusyness() == null
                ? "nothing is known of requests"
                : "busy in %s: %s requests/s at the hosters"
                        .formatted(
                                window(swarm.getBusyness()),
                                figure(swarm.getBusyness().getHostersPerSecond()));
        String healthy = swarm.getHealth() == null
                ? "no chunk was checked"
                : "healthy in %s: %d of %d checked chunks can be had"
                        .formatted(
                                window(swarm.getHealth()),
                                swarm.getHealth().getChunksAvailable(),
                                swarm.getHealth().getChunksAsked());
        return List.of(busy, healthy);
    }

    private static String measure(@Nullable Double value, Ranking ranking) {
        return figure(value) + (ranking.getPerformance() == Performance.BANDWIDTH ? " bit/s" : " ms");
    }

    private static String figure(@Nullable Double value) {
        return value == null ? "unknown" : String.format(Locale.ROOT, "%,.1f", value);
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", ratio * 100);
    }

    private static String word(Performance performance) {
        return performance.name().toLowerCase(Locale.ROOT);
    }
}

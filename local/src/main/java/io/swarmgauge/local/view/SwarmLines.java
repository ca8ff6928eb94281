package io.swarmgauge.local.view;

import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.Busyness;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.RatingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be said of a setup's swarm beside its hosters, and of the attestors, as lines of text. */
final class SwarmLines {

    private static final int MOST_HOT_CHUNKS = 3;

    private final SwarmPlan plan;

    SwarmLines(SwarmPlan plan) {
        this.plan = plan;
    }

    List<String> of(SetupBoard setup) {
        List<String> lines = new ArrayList<>();
        setup.busyness().map(SwarmLines::busy).ifPresent(lines::add);
        setup.health().map(this::healthy).ifPresent(lines::add);
        setup.pay().flatMap(this::paid).ifPresent(lines::add);
        return lines;
    }

    Optional<String> attestors(List<AttestorStanding> standings) {
        if (standings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "attestors: " + standings.stream().map(this::standing).sorted().collect(Collectors.joining("; ")));
    }

    private String standing(AttestorStanding standing) {
        return String.format(
                Locale.ROOT,
                "%s in %s weighs %.2f%s",
                plan.nameOf(standing.getAttestorId()),
                standing.getRegion(),
                standing.getWeight(),
                standing.getState() == RatingState.KNOWN ? "" : " (too few to compare with)");
    }

    private static String busy(Busyness busyness) {
        String hot = busyness.getHotChunks().stream()
                .limit(MOST_HOT_CHUNKS)
                .map(chunk -> String.valueOf(chunk.getIndex()))
                .collect(Collectors.joining(", "));
        return "busy: %s requests/s at the hosters, %s/s seen by attestors%s"
                .formatted(
                        perSecond(busyness.getHostersPerSecond()),
                        perSecond(busyness.getHarvestedPerSecond()),
                        hot.isEmpty() ? "" : "; most wanted chunks " + hot);
    }

    private static String perSecond(@Nullable Double rate) {
        return rate == null ? Figures.NONE : String.format(Locale.ROOT, "%.1f", rate);
    }

    private String healthy(Health health) {
        String first = health.getResponses().stream()
                .filter(source -> source.getAnswers() > 0)
                .map(source -> (source.getHosterId() == null ? "unknown peers" : plan.nameOf(source.getHosterId()))
                        + " " + source.getAnswers() + "×")
                .collect(Collectors.joining(", "));
        return "health: %d of %d checked chunks can be had%s"
                .formatted(
                        health.getChunksAvailable(),
                        health.getChunksAsked(),
                        first.isEmpty() ? "" : "; answered first: " + first);
    }

    private Optional<String> paid(PayAlignment alignment) {
        if (alignment.getInversions().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("pay: "
                + alignment.getInversions().stream()
                        .map(inversion -> "%s is paid %d a day more than %s, and is slower"
                                .formatted(
                                        plan.nameOf(inversion.getBetterPaid()),
                                        inversion.getPayDifference(),
                                        plan.nameOf(inversion.getBetterRanked())))
                        .collect(Collectors.joining("; ")));
    }
}

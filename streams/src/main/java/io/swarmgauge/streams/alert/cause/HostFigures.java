package io.swarmgauge.streams.alert.cause;

import static io.swarmgauge.streams.alert.cause.Stated.orNone;

import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.streams.state.alert.HostCondition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A host's figures during an alert's interval, each with the limit from which it is suspected.
 *
 * @param during ascending by start
 * @param before what had ended when the interval began, as far as it is kept, ascending by start
 */
record HostFigures(List<HostCondition> during, List<HostCondition> before) {

    private static final double SATURATED = 0.9;
    private static final double SHORT = 0.05;

    /** Pages from and to disk, per second. A page fault that reads takes some 5 ms of a spinning disk: half of its time. */
    private static final double PAGING = 100;

    /** Disks differ by a thousandfold, so what is busy shows against the disk's own usual. */
    private static final double TIMES_USUAL = 3;

    private static final double LEAST_TRANSFERS = 100;

    Optional<Suspicion> processors() {
        return average(HostCondition::getCpuRatio)
                .filter(ratio -> ratio >= SATURATED)
                .map(ratio -> suspicion(
                        CauseKind.CPU_SATURATED,
                        "CPU use averaged %s over %s, saturated from %s"
                                .formatted(Figures.share(ratio), samples(), Figures.share(SATURATED)),
                        ratio,
                        Suspicion.towards(1, SATURATED, ratio)));
    }

    Optional<Suspicion> memory() {
        return least(HostCondition::getMemoryFreeRatio)
                .map(HostCondition::getMemoryFreeRatio)
                .filter(free -> free < SHORT)
                .map(free -> suspicion(
                        CauseKind.MEMORY_SHORT,
                        "Free memory fell to %s, short below %s".formatted(Figures.share(free), Figures.share(SHORT)),
                        free,
                        Suspicion.towards(0, SHORT, free)));
    }

    Optional<Suspicion> paging() {
        return average(HostCondition::getPagesPerSecond)
                .filter(pages -> pages >= PAGING)
                .map(pages -> suspicion(
                        CauseKind.PAGING,
                        "%s pages per second went from and to disk on average, much from %s"
                                .formatted(Figures.number(pages), Figures.number(PAGING)),
                        pages,
                        Suspicion.beyond(PAGING, pages)));
    }

    Optional<Suspicion> diskSpace() {
        return least(HostCondition::getDiskFreeRatio)
                .filter(fullest -> orNone(fullest.getDiskFreeRatio()) < SHORT)
                .map(fullest -> suspicion(
                        CauseKind.DISK_FULL,
                        "Disk %s had %s free, full below %s"
                                .formatted(
                                        fullest.getFullestDisk(),
                                        Figures.share(orNone(fullest.getDiskFreeRatio())),
                                        Figures.share(SHORT)),
                        orNone(fullest.getDiskFreeRatio()),
                        Suspicion.towards(0, SHORT, orNone(fullest.getDiskFreeRatio()))));
    }

    /** Without a usual, which needs samples from before, nothing is said. */
    Optional<Suspicion> diskTransfers() {
        OptionalDouble usual = Usual.of(before.stream().map(HostCondition::getDiskTransfersPerSecond));
        double enough = Math.max(LEAST_TRANSFERS, TIMES_USUAL * usual.orElse(Double.POSITIVE_INFINITY));
        return average(HostCondition::getDiskTransfersPerSecond)
                .filter(rate -> rate >= enough)
                .map(rate -> suspicion(
                        CauseKind.DISK_BUSY,
                        "The busiest disk, %s, did %s transfers per second on average, its usual is %s"
                                .formatted(
                                        last(HostCondition::getBusiestDisk),
                                        Figures.number(rate),
                                        Figures.number(usual.orElseThrow())),
                        rate,
                        Suspicion.beyond(enough, rate)));
    }

    Optional<Suspicion> linkErrors() {
        return LinkErrors.in(before, during)
                .map(errors -> suspicion(
                        CauseKind.LINK_ERRORS,
                        "%d new errors on %s".formatted(errors.count(), errors.link()),
                        (double) errors.count(),
                        Suspicion.beyond(1, (double) errors.count())));
    }

    Optional<Suspicion> linkUse() {
        return average(HostCondition::getLinkUseRatio)
                .filter(ratio -> ratio >= SATURATED)
                .map(ratio -> suspicion(
                        CauseKind.LINK_SATURATED,
                        "The link of %s was used to %s on average, saturated from %s"
                                .formatted(
                                        last(HostCondition::getFullestLink),
                                        Figures.share(ratio),
                                        Figures.share(SATURATED)),
                        ratio,
                        Suspicion.towards(1, SATURATED, Math.min(1, ratio))));
    }

    private Suspicion suspicion(CauseKind kind, String text, double value, double strength) {
        List<Evidence> evidence = during.stream()
                .map(sample -> new Evidence(sample.getTopic(), sample.getPartition(), sample.getOffset()))
                .toList();
        return Suspicion.of(kind, text, value, strength, evidence);
    }

    private Optional<Double> average(Function<HostCondition, @Nullable Double> figure) {
        OptionalDouble average = during.stream()
                .flatMap(sample -> Stream.ofNullable(figure.apply(sample)))
                .mapToDouble(Double::doubleValue)
                .average();
        return average.isPresent() ? Optional.of(average.getAsDouble()) : Optional.empty();
    }

    private Optional<HostCondition> least(Function<HostCondition, @Nullable Double> figure) {
        return during.stream()
                .filter(sample -> figure.apply(sample) != null)
                .min(Comparator.comparingDouble(sample -> orNone(figure.apply(sample))));
    }

    /** The name that the last sample with one gives. */
    private String last(Function<HostCondition, @Nullable String> name) {
        return during.stream()
                .flatMap(sample -> Stream.ofNullable(name.apply(sample)))
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    private String samples() {
        return during.size() == 1 ? "1 sample" : during.size() + " samples";
    }
}

package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.SuspectedCause;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.state.alert.HostCondition;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a node's host was going through while an alert on the node came about. */
final class HostCausePolicy implements CausePolicy<HostCondition> {

    /** Longest stretch before the firing that is searched. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    @Override
    public List<SuspectedCause> causes(Alert firing, List<HostCondition> kept) {
        Span span = Span.of(firing, LONGEST);
        HostFigures host = new HostFigures(
                span.during(kept, HostCondition::getStart, HostCondition::getEnd),
                span.before(kept, HostCondition::getEnd));
        CauseKind itself = itself(firing.getSignal());
        return Suspicion.strongestFirst(Stream.of(
                        host.processors(),
                        host.memory(),
                        host.paging(),
                        host.diskSpace(),
                        host.diskTransfers(),
                        host.linkErrors(),
                        host.linkUse(),
                        HostSilence.before(span, kept))
                .flatMap(Optional::stream)
                .filter(suspicion -> !Objects.equals(suspicion.cause().getKind(), itself)));
    }

    /** What an alert is about is no cause of it. */
    private static CauseKind itself(Signal signal) {
        return switch (signal) {
            case CPU_RATIO, USER_TIME_RATIO, PRIVILEGED_TIME_RATIO, INTERRUPT_TIME_RATIO -> CauseKind.CPU_SATURATED;
            case MEMORY_FREE_RATIO -> CauseKind.MEMORY_SHORT;
            case PAGE_FAULTS_PER_SECOND, PAGE_READS_PER_SECOND, PAGE_WRITES_PER_SECOND, PAGES_OUTPUT_PER_SECOND ->
                CauseKind.PAGING;
            case DISK_FREE_RATIO, DISK_FREE_BYTES -> CauseKind.DISK_FULL;
            case DISK_READS_PER_SECOND,
                    DISK_WRITES_PER_SECOND,
                    DISK_READ_BYTES_PER_SECOND,
                    DISK_WRITE_BYTES_PER_SECOND,
                    DISK_TRANSFERS_PER_SECOND -> CauseKind.DISK_BUSY;
            case NET_ERRORS -> CauseKind.LINK_ERRORS;
            case NET_USE_RATIO, NET_RECEIVED_KILOBYTES_PER_SECOND, NET_SENT_KILOBYTES_PER_SECOND ->
                CauseKind.LINK_SATURATED;
            case ABSENCE -> CauseKind.HOST_SILENT;
            default -> CauseKind.UNKNOWN;
        };
    }
}

package io.swarmgauge.streams.alert;

import static io.swarmgauge.streams.alert.Observation.DISK;
import static io.swarmgauge.streams.alert.Observation.GPU;
import static io.swarmgauge.streams.alert.Observation.INTERFACE;
import static io.swarmgauge.streams.alert.Observation.NODE;
import static io.swarmgauge.streams.alert.Observation.PERFORMANCE;
import static io.swarmgauge.streams.alert.Observation.PLAN;
import static io.swarmgauge.streams.alert.Observation.REGION;
import static io.swarmgauge.streams.alert.Observation.SETUP;
import static io.swarmgauge.streams.alert.Observation.TERM;
import static io.swarmgauge.streams.alert.Observation.TOPIC;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Signal;
import java.util.Set;

/**
 * What is fixed about a signal.
 *
 * @param words how a sentence calls it
 * @param unit of its figures, as it follows the number; empty for ratios and counts
 * @param labels names of the labels that its alerts have, of an absence those that they can have
 */
record SignalSheet(String words, String unit, Set<String> labels) {

    private static final Set<String> HOSTER = Set.of(SETUP, NODE, REGION);
    private static final Set<String> HOST = Set.of(NODE, REGION);
    private static final Set<String> HOSTS_DISK = Set.of(NODE, REGION, DISK);
    private static final Set<String> HOSTS_LINK = Set.of(NODE, REGION, INTERFACE);
    private static final Set<String> TERMS = Set.of(SETUP, PLAN, REGION, TERM);

    /** Names of the labels that the alerts of a rule have by themselves. */
    static Set<String> labelsOf(AlertRule rule) {
        String topic = rule.getAbsentTopic();
        if (rule.getSignal() != Signal.ABSENCE || topic == null) {
            return of(rule.getSignal()).labels();
        }
        return AudibleTopics.OF_NODES.contains(topic) ? Set.of(NODE, REGION, TOPIC) : Set.of(SETUP, TOPIC);
    }

    static SignalSheet of(Signal signal) {
        return switch (signal) {
            case EGRESS_BITS_PER_SECOND -> new SignalSheet("egress", "bit/s", HOSTER);
            case INGRESS_BITS_PER_SECOND -> new SignalSheet("ingress", "bit/s", HOSTER);
            case LATENCY_MS -> new SignalSheet("latency", "ms", HOSTER);
            case SUCCESS_RATIO -> new SignalSheet("success ratio", "", HOSTER);
            case VERDICT -> new SignalSheet("verdict", "", Set.of(SETUP, NODE));
            case CPU_RATIO -> new SignalSheet("CPU use", "", HOST);
            case INTERRUPT_TIME_RATIO -> new SignalSheet("interrupt time", "", HOST);
            case PRIVILEGED_TIME_RATIO -> new SignalSheet("privileged time", "", HOST);
            case USER_TIME_RATIO -> new SignalSheet("user time", "", HOST);
            case PROCESS_COUNT -> new SignalSheet("number of processes", "", HOST);
            case THREAD_COUNT -> new SignalSheet("number of threads", "", HOST);
            case MEMORY_FREE_RATIO -> new SignalSheet("free memory", "", HOST);
            case PAGE_FAULTS_PER_SECOND -> new SignalSheet("page faults", "/s", HOST);
            case PAGE_READS_PER_SECOND -> new SignalSheet("page reads", "/s", HOST);
            case PAGE_WRITES_PER_SECOND -> new SignalSheet("page writes", "/s", HOST);
            case PAGES_OUTPUT_PER_SECOND -> new SignalSheet("pages written out", "/s", HOST);
            case DISK_FREE_RATIO -> new SignalSheet("free disk space", "", HOST);
            case DISK_FREE_BYTES -> new SignalSheet("free disk space", "bytes", HOST);
            case DISK_READS_PER_SECOND -> new SignalSheet("disk reads", "/s", HOSTS_DISK);
            case DISK_WRITES_PER_SECOND -> new SignalSheet("disk writes", "/s", HOSTS_DISK);
            case DISK_READ_BYTES_PER_SECOND -> new SignalSheet("data read from disk", "bytes/s", HOSTS_DISK);
            case DISK_WRITE_BYTES_PER_SECOND -> new SignalSheet("data written to disk", "bytes/s", HOSTS_DISK);
            case DISK_TRANSFERS_PER_SECOND -> new SignalSheet("disk transfers", "/s", HOSTS_DISK);
            case NET_RECEIVED_KILOBYTES_PER_SECOND -> new SignalSheet("data received", "kB/s", HOSTS_LINK);
            case NET_SENT_KILOBYTES_PER_SECOND -> new SignalSheet("data sent", "kB/s", HOSTS_LINK);
            case NET_ERRORS -> new SignalSheet("network errors", "", HOSTS_LINK);
            case NET_OUTPUT_QUEUE_LENGTH -> new SignalSheet("output queue", "packets", HOSTS_LINK);
            case NET_USE_RATIO -> new SignalSheet("use of the link", "", HOSTS_LINK);
            case GPU_USE_RATIO -> new SignalSheet("GPU use", "", Set.of(NODE, REGION, GPU));
            case BURN_RATE -> new SignalSheet("burn rate", "", TERMS);
            case ERROR_BUDGET_LEFT_RATIO -> new SignalSheet("error budget left", "", TERMS);
            case ABSENCE -> new SignalSheet("silence", "s", Set.of(SETUP, NODE, REGION, TOPIC));
            case PAY_INVERSIONS -> new SignalSheet("number of pay inversions", "", Set.of(SETUP, PERFORMANCE));
            case POOL_PROVIDERS -> new SignalSheet("number of providers", "", Set.of(REGION));
            case POOL_DROP_OUT_RATIO -> new SignalSheet("drop-out rate", "", Set.of(REGION));
            case CHUNKS_AVAILABLE_RATIO -> new SignalSheet("share of available chunks", "", Set.of(SETUP));
            case REQUESTS_PER_SECOND -> new SignalSheet("requests", "/s", Set.of(SETUP));
            case UNKNOWN -> new SignalSheet("", "", Set.of());
        };
    }
}

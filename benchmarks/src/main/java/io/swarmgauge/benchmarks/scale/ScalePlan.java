package io.swarmgauge.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From the inputs to records, bytes, cores and machines. Each row says how it follows, in the words of the inputs' keys. */
final class ScalePlan {

    private static final double MEGA = 1e6;
    private static final double TERA = 1e12;
    private static final double DAY_S = 86_400;
    private static final double HOUR_S = 3_600;

    /** Transfers in the first place; records of the other node topics are taken to cost as much. */
    record Flow(String topic, String formula, double perSecond, double bytes, boolean bySetup) {

        double bytesPerSecond() {
            return perSecond * bytes;
        }
    }

    record Row(String what, String formula, String value) {}

    private final ScaleInputs in;
    private final double setups;
    private final List<Flow> node = new ArrayList<>();
    private final List<Flow> gauge = new ArrayList<>();

    ScalePlan(ScaleInputs in) {
        this.in = in;
        this.setups = get("nodes") * get("setups-hosted") / get("hosters");
        flows();
    }

    List<Flow> nodeFlows() {
        return node;
    }

    List<Flow> gaugeFlows() {
        return gauge;
    }

    /** Everything that follows, in the order of the page. */
    List<Row> rows() {
        double records = node.stream().mapToDouble(Flow::perSecond).sum();
        double bySetup =
                node.stream().filter(Flow::bySetup).mapToDouble(Flow::perSecond).sum();
        double nodeBytes = node.stream().mapToDouble(Flow::bytesPerSecond).sum();
        double gaugeBytes = gauge.stream().mapToDouble(Flow::bytesPerSecond).sum();
        double changelog = records * get("batch-events") * get("changelog-event");
        double written = nodeBytes + gaugeBytes + changelog;
        double engine = records * get("engine-cpu") * get("batch-events") / MEGA;
        double signatures = records * get("signature-us") / MEGA;
        double broker = records * get("broker-cpu") * get("batch-events") / MEGA * get("copies");
        double instances = Math.ceil((engine + signatures) / get("busy") / get("instance-cores"));
        double brokers = Math.ceil(Math.max(
                broker / get("busy") / get("broker-cores"), written * get("copies") / MEGA / get("broker-mb-s")));
        double perWindow = (get("state-12") - get("state-2")) / 10;
        double fixed = get("state-2") - 2 * perWindow;
        double windows = get("retention-h") * HOUR_S / get("window-s");
        double state = setups * (fixed + windows * perWindow * get("setup-rooms"));
        double nodeDisk = nodeBytes * get("node-days") * DAY_S * get("copies");
        double gaugeDisk = gaugeBytes * get("gauge-days") * DAY_S * get("copies");
        return List.of(
                row("setups", "nodes × setups-hosted ÷ hosters", count(setups)),
                row("node records/s", "sum of the node.* rows", count(records)),
                row("cores: streams without signatures", "records × batch-events × engine-cpu ÷ 10⁶", count(engine)),
                row("cores: signatures", "records × signature-us ÷ 10⁶", count(signatures)),
                row("cores: brokers", "records × batch-events × broker-cpu ÷ 10⁶ × copies", count(broker)),
                row(
                        "partitions of topics keyed by setup, at least",
                        "their records ÷ records × cores of streams and signatures ÷ busy: one thread takes one",
                        count(Math.ceil(bySetup / records * (engine + signatures) / get("busy")))),
                row("instances", "cores of streams and signatures ÷ busy ÷ instance-cores", count(instances)),
                row(
                        "brokers",
                        "the greater of cores ÷ busy ÷ broker-cores, and bytes written × copies ÷ broker-mb-s",
                        count(brokers)),
                row("from nodes", "node.* bytes/s", rate(nodeBytes)),
                row("changelogs", "records × batch-events × changelog-event", rate(changelog)),
                row("into all brokers", "(node.* + gauge.* + changelogs) × copies", rate(written * get("copies"))),
                row(
                        "out of all brokers",
                        "(node.* + gauge.* + changelogs) × (copies − 1), and node.* once to streams",
                        rate(written * (get("copies") - 1) + nodeBytes)),
                row("disk: node.*", "bytes/s × node-days × copies", tera(nodeDisk)),
                row("disk: gauge.*", "bytes/s × gauge-days × copies", tera(gaugeDisk)),
                row(
                        "disk: changelogs",
                        "state × copies × 2: as much again waits to be compacted",
                        tera(2 * state * get("copies"))),
                row("state of a window of a room", "(state-12 − state-2) ÷ 10", count(perWindow) + " bytes"),
                row("state of a setup but its windows", "state-2 − 2 windows", count(fixed) + " bytes"),
                row("windows kept of a setup by a room", "retention-h ÷ window-s", count(windows)),
                row("state", "setups × (the rest + windows × a window × setup-rooms)", tera(state)),
                row("state of an instance", "state ÷ instances", tera(state / instances)),
                row(
                        "restoring an instance without its disk",
                        "2 × state of an instance ÷ restore-mb-s: what waits to be compacted is read too",
                        "%.1f h".formatted(2 * state / instances / MEGA / get("restore-mb-s") / HOUR_S)));
    }

    private void flows() {
        double speakers = get("hosters") + get("downloaders");
        flow(
                "node.transfers",
                "setups × (hosters + downloaders) ÷ flush-s",
                setups * speakers / get("flush-s"),
                get("transfer-bytes"),
                true);
        flow(
                "node.self-reports",
                "setups × hosters ÷ self-report-s",
                setups * get("hosters") / get("self-report-s"),
                get("self-report-bytes"),
                true);
        flow(
                "node.benchmarks",
                "setups × attestors × hosters ÷ benchmark-s",
                setups * get("attestors") * get("hosters") / get("benchmark-s"),
                get("benchmark-bytes"),
                true);
        flow(
                "node.requests",
                "setups × attestors ÷ harvest-s",
                setups * get("attestors") / get("harvest-s"),
                get("harvest-bytes"),
                true);
        flow(
                "node.storage-checks",
                "setups × attestors ÷ harvest-s",
                setups * get("attestors") / get("harvest-s"),
                get("harvest-bytes"),
                true);
        flow(
                "node.host-metrics",
                "nodes ÷ host-metrics-s",
                get("nodes") / get("host-metrics-s"),
                get("host-metrics-bytes"),
                false);
        flow(
                "node.registrations",
                "nodes ÷ heartbeat-s",
                get("nodes") / get("heartbeat-s"),
                get("registration-bytes"),
                false);
        double conclusion = (get("log-event") - get("changelog-event")) * get("window-events");
        gauge.add(new Flow("gauge.bandwidth", "setups ÷ window-s", setups / get("window-s"), conclusion, true));
        gauge.add(new Flow(
                "gauge.* of a setup's other rooms",
                "setups × (setup-rooms − 1) ÷ window-s",
                setups * (get("setup-rooms") - 1) / get("window-s"),
                conclusion,
                true));
    }

    private void flow(String topic, String formula, double perSecond, double bytes, boolean bySetup) {
        node.add(new Flow(topic, formula, perSecond, bytes, bySetup));
    }

    private double get(String key) {
        return in.get(key);
    }

    private static Row row(String what, String formula, String value) {
        return new Row(what, formula, value);
    }

    static String count(double value) {
        return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%.1f" : "%,.0f", value);
    }

    static String rate(double bytesPerSecond) {
        return String.format(Locale.ROOT, "%,.0f MB/s", bytesPerSecond / MEGA);
    }

    private static String tera(double bytes) {
        return String.format(Locale.ROOT, "%,.2f TB", bytes / TERA);
    }
}

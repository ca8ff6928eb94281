package io.swarmgauge.producers.config;

import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.producers.spool.SpoolSettings;
import io.swarmgauge.producers.transfers.FlushRule;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.settings.Addresses;
import io.swarmgauge.settings.InvalidSettingsException;
import io.swarmgauge.settings.Settings;
import io.swarmgauge.settings.SettingsFile;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that an agent is told.
 *
 * @param selfReportPeriod how long the periods of a hoster's claims are
 * @param hostMetricsEvery how often the host is measured; empty for never
 * @param metricsListen where the agent's own figures and health are served; empty for nowhere
 * @param spool where it keeps what waits to be sent
 */
public record AgentConfig(
        NodeSettings node,
        KafkaAccess kafka,
        RegistrySettings registry,
        IntakeSettings intake,
        FlushRule flush,
        Duration selfReportPeriod,
        Optional<Duration> hostMetricsEvery,
        BenchmarkSettings benchmarks,
        Optional<InetSocketAddress> metricsListen,
        SpoolSettings spool) {

    private static final Duration FLUSH = Duration.ofSeconds(10);
    private static final Duration SHORTEST_FLUSH = Duration.ofMillis(100);
    private static final Duration HOST_METRICS = Duration.ofSeconds(10);
    private static final Duration PERIOD = Duration.ofSeconds(60);

    /**
     * Reads the file.
     *
     * @throws InvalidSettingsException with everything that is wrong with it
     */
    public static AgentConfig read(Path file) {
        return SettingsFile.read(file, AgentConfig::from);
    }

    /** As {@link #read}, for YAML that is already at hand; the name stands for the file in problems. */
    public static AgentConfig parse(String name, String yaml) {
        return SettingsFile.parse(name, yaml, AgentConfig::from);
    }

    private static AgentConfig from(Settings settings) {
        FlushRule flush = flush(settings.section("transfers"));
        NodeSettings node = NodeSettings.from(settings.section("node"));
        IntakeSettings intake = IntakeSettings.from(settings.section("intake"));
        return new AgentConfig(
                node,
                KafkaAccess.from(settings.section("kafka")),
                RegistrySettings.from(settings.section("registry")),
                intake,
                flush,
                period(settings.section("self-report"), flush),
                OrOff.every(settings.section("host-metrics"), HOST_METRICS),
                BenchmarkSettings.from(settings.section("benchmarks")),
                listen(settings.section("metrics")),
                spool(settings.section("spool"), node, intake));
    }

    private static SpoolSettings spool(Settings settings, NodeSettings node, IntakeSettings intake) {
        long maxBytes = settings.whole("max-bytes", SpoolSettings.LEAST_MAX_BYTES, SpoolSettings.DEFAULT_MAX_BYTES);
        Path beside = intake.socket().orElse(node.keyFile()).toAbsolutePath();
        return new SpoolSettings(node.stateDir().orElseGet(() -> beside.resolveSibling("")), maxBytes);
    }

    private static FlushRule flush(Settings settings) {
        if (settings.optionalText("flush").filter("each-event"::equals).isPresent()) {
            return FlushRule.onEachEvent();
        }
        Duration interval = settings.duration("flush", FLUSH);
        if (interval.compareTo(SHORTEST_FLUSH) < 0) {
            settings.problem("flush", "is shorter than 100ms", "Give 10s, or each-event to debug.");
            return FlushRule.every(FLUSH);
        }
        return FlushRule.every(interval);
    }

    private static Duration period(Settings settings, FlushRule flush) {
        Duration period = settings.duration("period", PERIOD);
        if (!flush.eachEvent() && period.toMillis() % flush.intervalMs() != 0) {
            settings.problem(
                    "period",
                    "is not a multiple of transfers.flush (%d ms)".formatted(flush.intervalMs()),
                    "Give a multiple, so that a claim covers whole batches.");
        }
        return period;
    }

    private static Optional<InetSocketAddress> listen(Settings settings) {
        Optional<String> listen = settings.optionalText("listen");
        Optional<InetSocketAddress> address = listen.filter(Addresses::isOne).map(Addresses::parse);
        if (listen.isPresent() && address.isEmpty()) {
            settings.problem("listen", "must be host:port, is '" + listen.get() + "'", "Write it as 127.0.0.1:9464.");
        }
        return address;
    }
}

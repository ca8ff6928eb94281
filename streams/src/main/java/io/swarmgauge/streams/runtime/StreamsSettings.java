package io.swarmgauge.streams.runtime;

import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.settings.Addresses;
import io.swarmgauge.settings.Settings;
import io.swarmgauge.settings.SettingsFile;
import io.swarmgauge.streams.compliance.ComplianceSettings;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.progress.ProgressPolicy;
import io.swarmgauge.streams.selfreport.SelfReportSettings;
import io.swarmgauge.topics.ClusterLayout;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that an operator can set.
 *
 * @param kafka its properties are passed on to Kafka Streams; they win over everything else
 * @param progress when an instance that runs does not count as ready
 */
public record StreamsSettings(
        KafkaAccess kafka,
        RegistrySettings registry,
        Application application,
        WindowTimes windows,
        SelfReportSettings selfReports,
        ComplianceSettings compliance,
        WindowTimes poolWindows,
        Optional<Path> alertRules,
        Topics topics,
        Optional<InetSocketAddress> metricsListen,
        ProgressPolicy progress) {

    private static final int MOST_THREADS = 256;
    private static final int MOST_STANDBYS = 8;
    private static final int MOST_PARTITIONS = 10_000;
    private static final int MOST_REPLICAS = 10;

    /** Longer than it takes to miss a killed instance and to give up its transactions. */
    private static final Duration STALLED_AFTER = Duration.ofSeconds(30);

    /** Longer than it takes to find a broker that took over from another. */
    private static final Duration SILENT_AFTER = Duration.ofSeconds(15);

    /**
     * One instance of the application.
     *
     * @param standbyReplicas copies of each task's state on other instances, so that they take over without a long restore
     */
    public record Application(String id, Path stateDir, int threads, int standbyReplicas, Duration commitInterval) {}

    /**
     * How the catalogue's topics are laid out.
     *
     * @param create whether the application creates them where they are missing
     */
    public record Topics(boolean create, ClusterLayout layout) {}

    /**
     * Reads the file.
     *
     * @throws io.swarmgauge.settings.InvalidSettingsException with everything that is wrong with it
     */
    public static StreamsSettings read(Path file) {
        return SettingsFile.read(file, StreamsSettings::of);
    }

    /** As {@link #read} does, from settings that are open already. */
    public static StreamsSettings of(Settings file) {
        WindowTimes windows = windows(file.section("windows"));
        Application application = application(file.section("application"));
        return new StreamsSettings(
                KafkaAccess.from(file.section("kafka")),
                RegistrySettings.from(file.section("registry")),
                application,
                windows,
                selfReports(file.section("self-reports")),
                ComplianceSettings.from(file.section("compliance")),
                poolWindows(file.section("pool"), windows),
                file.section("alerts").optionalText("rules").map(Path::of),
                topics(file.section("topics")),
                listen(file.section("metrics")),
                progress(file.section("health"), application.commitInterval()));
    }

    /** The windows of the self-report room: a period each, as patient as all windows. */
    WindowTimes selfReportPeriods() {
        return new WindowTimes(selfReports.period(), windows.grace(), windows.retention());
    }

    private static Application application(Settings settings) {
        return new Application(
                settings.optionalText("id").orElse("swarmgauge-streams"),
                Path.of(settings.optionalText("state-dir").orElse("state")),
                settings.whole("threads", 1, MOST_THREADS, 1),
                settings.whole("standby-replicas", 0, MOST_STANDBYS, 0),
                settings.duration("commit-interval", Duration.ofMillis(100)));
    }

    private static WindowTimes windows(Settings settings) {
        return new WindowTimes(
                settings.duration("size", Duration.ofMinutes(1)),
                settings.has("grace") ? settings.durationOrZero("grace") : Duration.ofSeconds(30),
                settings.duration("retention", Duration.ofHours(24)));
    }

    /** As patient as all windows. */
    private static WindowTimes poolWindows(Settings settings, WindowTimes windows) {
        return new WindowTimes(settings.duration("interval", windows.size()), windows.grace(), windows.retention());
    }

    private static SelfReportSettings selfReports(Settings settings) {
        return new SelfReportSettings(
                settings.duration("period", Duration.ofSeconds(60)),
                settings.flag("receipts-cover-swarm", false),
                settings.whole("slack-bytes", 0, SelfReportSettings.DEFAULT_SLACK_BYTES),
                settings.optionalNumber("cheatable-share").orElse(SelfReportSettings.DEFAULT_CHEATABLE_SHARE));
    }

    private static Topics topics(Settings settings) {
        return new Topics(
                settings.flag("create", false),
                new ClusterLayout(settings.whole("partitions", 1, MOST_PARTITIONS, 12), (short)
                        settings.whole("replicas", 1, MOST_REPLICAS, 3)));
    }

    /** Progress is seen by what is committed. */
    private static ProgressPolicy progress(Settings settings, Duration commitInterval) {
        Duration least = commitInterval.multipliedBy(3);
        Duration usual = least.compareTo(STALLED_AFTER) > 0 ? least : STALLED_AFTER;
        Duration stalledAfter = settings.duration("stalled-after", usual);
        if (stalledAfter.compareTo(least) < 0) {
            settings.problem(
                    "stalled-after",
                    "is shorter than three times application.commit-interval",
                    "Give at least %d ms.".formatted(least.toMillis()));
        }
        return new ProgressPolicy(stalledAfter, settings.duration("silent-after", SILENT_AFTER));
    }

    private static Optional<InetSocketAddress> listen(Settings settings) {
        if (!settings.has("listen")) {
            return Optional.empty();
        }
        String address = settings.text("listen", "an address such as 127.0.0.1:9404", Addresses::isOne);
        return Optional.of(address).filter(Addresses::isOne).map(Addresses::parse);
    }
}

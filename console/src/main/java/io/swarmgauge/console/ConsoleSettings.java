package io.swarmgauge.console;

import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.console.views.HistoryDepth;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.settings.Addresses;
import io.swarmgauge.settings.Settings;
import io.swarmgauge.settings.SettingsFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that an operator of the query API can set.
 *
 * @param listen where it answers; port 0 takes a free one
 * @param history how many windows it keeps in memory
 * @param token what whoever asks must know; empty when anybody may ask
 * @param retention the streams application's {@code windows.retention}: evidence stands no further behind its time
 */
public record ConsoleSettings(
        KafkaAccess kafka,
        RegistrySettings registry,
        InetSocketAddress listen,
        HistoryDepth history,
        Optional<AccessToken> token,
        Duration retention) {

    /** The streams application's own default. */
    public static final Duration USUAL_RETENTION = Duration.ofHours(24);

    private static final String DEFAULT_LISTEN = "127.0.0.1:8080";
    private static final int MOST_WINDOWS = 100_000;

    /**
     * Reads the file.
     *
     * @throws io.swarmgauge.settings.InvalidSettingsException with everything that is wrong with it
     */
    public static ConsoleSettings read(Path file) {
        return SettingsFile.read(file, ConsoleSettings::of);
    }

    /** As {@link #read} does, from settings that are open already. */
    public static ConsoleSettings of(Settings file) {
        return new ConsoleSettings(
                KafkaAccess.from(file.section("kafka")),
                RegistrySettings.ofReader(file.section("registry")),
                listen(file),
                history(file.section("history")),
                token(file),
                file.duration("retention", USUAL_RETENTION));
    }

    public ConsoleSettings withListen(InetSocketAddress other) {
        return new ConsoleSettings(kafka, registry, other, history, token, retention);
    }

    public ConsoleSettings withToken(AccessToken other) {
        return new ConsoleSettings(kafka, registry, listen, history, Optional.of(other), retention);
    }

    /** Whether others than this machine may reach it, and anybody of them may ask. */
    boolean isOpenToOthers() {
        InetAddress address = listen.getAddress();
        return token.isEmpty() && (address == null || !address.isLoopbackAddress());
    }

    /** What is wrong with a token is said without it. */
    private static Optional<AccessToken> token(Settings file) {
        Optional<String> text = file.optionalText("token");
        Optional<AccessToken> token = text.flatMap(AccessToken::parse);
        if (text.isPresent() && token.isEmpty()) {
            file.problem("token", "must be " + AccessToken.FORM, "Make one: openssl rand -hex 32.");
        }
        return token;
    }

    private static InetSocketAddress listen(Settings file) {
        String address = file.has("listen")
                ? file.text("listen", "an address such as " + DEFAULT_LISTEN, Addresses::isOne)
                : DEFAULT_LISTEN;
        return Addresses.parse(Addresses.isOne(address) ? address : DEFAULT_LISTEN);
    }

    private static HistoryDepth history(Settings settings) {
        return new HistoryDepth(
                settings.whole("windows", 1, MOST_WINDOWS, HistoryDepth.DEFAULT.windows()),
                settings.whole("attestations", 1, MOST_WINDOWS, HistoryDepth.DEFAULT.attestations()),
                settings.whole("compliance", 1, MOST_WINDOWS, HistoryDepth.DEFAULT.compliance()),
                settings.whole("host-metrics", 1, MOST_WINDOWS, HistoryDepth.DEFAULT.hostMetrics()));
    }
}

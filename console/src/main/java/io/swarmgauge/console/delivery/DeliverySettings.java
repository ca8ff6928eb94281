package io.swarmgauge.console.delivery;

import io.swarmgauge.access.AccessRules;
import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.settings.Addresses;
import io.swarmgauge.settings.Settings;
import io.swarmgauge.settings.SettingsFile;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that an operator of the delivery can set.
 *
 * @param group with which the names of the webhooks' consumer groups begin
 * @param console the console's address as people reach it, for links; empty when there is none
 * @param listen where metrics and health are served; empty when they are not
 */
public record DeliverySettings(
        KafkaAccess kafka,
        RegistrySettings registry,
        String group,
        String console,
        Optional<InetSocketAddress> listen,
        List<Receiver> receivers) {

    /** Consumers may use groups that begin so. */
    public static final String DEFAULT_GROUP = AccessRules.DEFAULT_GROUP_PREFIX + "deliver";

    private static final String EXAMPLE_LISTEN = "127.0.0.1:9405";

    public DeliverySettings {
        console = console.replaceFirst("/+$", "");
        receivers = List.copyOf(receivers);
    }

    /**
     * Reads the file.
     *
     * @throws io.swarmgauge.settings.InvalidSettingsException with everything that is wrong with it
     */
    public static DeliverySettings read(Path file) {
        return SettingsFile.read(file, DeliverySettings::of);
    }

    /** As {@link #read} does, from settings that are open already. */
    public static DeliverySettings of(Settings file) {
        return new DeliverySettings(
                KafkaAccess.from(file.section("kafka")),
                RegistrySettings.ofReader(file.section("registry")),
                file.optionalText("group").orElse(DEFAULT_GROUP),
                file.has("console-url")
                        ? ReceiverForm.address(file, "console-url").toString()
                        : "",
                listen(file.section("metrics")),
                ReceiverForm.all(file));
    }

    /** The consumer group of a webhook. */
    String groupOf(Receiver.Webhook webhook) {
        return group + "-" + webhook.name();
    }

    private static Optional<InetSocketAddress> listen(Settings metrics) {
        return metrics.has("listen")
                ? Optional.of(metrics.text("listen", "an address such as " + EXAMPLE_LISTEN, Addresses::isOne))
                        .filter(Addresses::isOne)
                        .map(Addresses::parse)
                : Optional.empty();
    }
}

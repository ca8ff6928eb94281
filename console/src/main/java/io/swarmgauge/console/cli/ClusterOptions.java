package io.swarmgauge.console.cli;

import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.serdes.RegistrySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the cluster is and how it is reached; the defaults are those of {@code swarmgauge up}. */
final class ClusterOptions {

    static final List<String> NAMES = List.of("--bootstrap-servers", "--registry", "--client-config");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:SWARMGAUGE_BOOTSTRAP_SERVERS:-localhost:9092}",
            description = "The Kafka cluster (default: ${DEFAULT-VALUE}).")
    private String bootstrapServers;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:SWARMGAUGE_REGISTRY:-http://localhost:8081/apis/ccompat/v7}",
            description = "The schema registry's Confluent API (default: ${DEFAULT-VALUE}).")
    private String registry;

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            defaultValue = "${env:SWARMGAUGE_CLIENT_CONFIG}",
            description = {
                "Further settings of the Kafka clients, as a properties file: security, timeouts. Those that begin with"
                        + " schema.registry., basic.auth. or bearer.auth. are the registry's client's.",
                "Without the option, the file that SWARMGAUGE_CLIENT_CONFIG names in the environment, if it does."
            })
    private @Nullable Path clientConfig;

    private @Nullable ClientConfig read;

    KafkaAccess kafka() {
        return new KafkaAccess(bootstrapServers, config().kafka());
    }

    Properties client() {
        Properties properties = new Properties();
        properties.putAll(kafka().client());
        properties.putIfAbsent("default.api.timeout.ms", "10000");
        properties.putIfAbsent("request.timeout.ms", "8000");
        return properties;
    }

    RegistrySettings registry() {
        return new RegistrySettings(registry, false, config().registry());
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    private ClientConfig config() {
        if (clientConfig == null) {
            return new ClientConfig(Map.of(), Map.of());
        }
        if (read == null) {
            try {
                read = ClientConfig.read(clientConfig);
            } catch (ClientConfig.UnusableException e) {
                throw new ParameterException(
                        spec.commandLine(), "--client-config %s %s".formatted(clientConfig, e.getMessage()), e);
            }
        }
        return read;
    }
}

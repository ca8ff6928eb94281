package io.swarmgauge.console.cli;

import io.swarmgauge.serdes.RegistrySettings;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the cluster is; the defaults are those of {@code swarmgauge up}. */
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
            description = "Further Kafka client settings, as a properties file: security, timeouts.")
    private @Nullable Path clientConfig;

    Properties client() {
        Properties properties = new Properties();
        if (clientConfig != null) {
            try (InputStream in = new FileInputStream(clientConfig.toFile())) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--client-config %s cannot be read (%s): name a properties file"
                                .formatted(clientConfig, e.getMessage()),
                        e);
            }
        }
        properties.put("bootstrap.servers", bootstrapServers);
        properties.putIfAbsent("default.api.timeout.ms", "10000");
        properties.putIfAbsent("request.timeout.ms", "8000");
        return properties;
    }

    RegistrySettings registry() {
        return new RegistrySettings(registry, false);
    }

    String bootstrapServers() {
        return bootstrapServers;
    }
}

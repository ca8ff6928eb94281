package io.swarmgauge.console.cli;

import io.swarmgauge.serdes.SchemaRegistrar;
import io.swarmgauge.topics.ClusterLayout;
import io.swarmgauge.topics.TopicCatalogue;
import io.swarmgauge.topics.TopicProvisioner;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge topics create}: prepares a cluster and its registry. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Creates the catalogue's missing topics on a cluster and registers their schemas.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all topics and schemas exist", "1:the cluster or the registry refused", "2:wrong usage"})
final class TopicsCreateCommand implements Callable<Integer> {

    @Mixin
    private ClusterOptions cluster;

    @Option(names = "--partitions", defaultValue = "12", description = "Of every topic (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(names = "--replicas", defaultValue = "3", description = "Of every partition (default: ${DEFAULT-VALUE}).")
    private short replicas;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ClusterLayout layout = layout();
        PrintWriter out = spec.commandLine().getOut();
        try (Admin admin = Admin.create(cluster.client())) {
            List<String> created = new TopicProvisioner(admin, layout).provision(TopicCatalogue.all());
            created.forEach(name -> out.println("created " + name));
            new SchemaRegistrar(cluster.registry())
                    .register(TopicCatalogue.all())
                    .forEach((subject, id) -> out.println("registered " + subject + " as schema " + id));
            out.flush();
            return 0;
        } catch (KafkaException | IllegalStateException | UncheckedIOException e) {
            spec.commandLine().getErr().println(reason(e));
            return 1;
        }
    }

    private ClusterLayout layout() {
        try {
            return new ClusterLayout(partitions, replicas);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static String reason(RuntimeException e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + cause.getMessage();
    }
}

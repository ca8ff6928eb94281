package io.swarmgauge.console.cli;

import io.swarmgauge.serdes.SchemaRegistrar;
import io.swarmgauge.topics.ClusterLayout;
import io.swarmgauge.topics.TopicCatalogue;
import io.swarmgauge.topics.TopicDifference;
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
        description = "Creates the catalogue's missing topics on a cluster and registers their schemas."
                + " Says where topics that exist differ from the catalogue.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all topics and schemas exist", "1:the cluster or the registry refused", "2:wrong usage"})
final class TopicsCreateCommand implements Callable<Integer> {

    @Mixin
    private ClusterOptions cluster;

    @Option(names = "--partitions", defaultValue = "12", description = "Of every topic (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(names = "--replicas", defaultValue = "3", description = "Of every partition (default: ${DEFAULT-VALUE}).")
    private short replicas;

    @Option(names = "--update", description = "Gives topics that exist the catalogue's settings where they differ.")
    private boolean update;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ClusterLayout layout = layout();
        PrintWriter out = spec.commandLine().getOut();
        try (Admin admin = Admin.create(cluster.client())) {
            TopicProvisioner provisioner = new TopicProvisioner(admin, layout);
            List<TopicDifference> differences = provisioner.differences(TopicCatalogue.all());
            provisioner.provision(TopicCatalogue.all()).forEach(name -> out.println("created " + name));
            settle(differences, provisioner, out);
            new SchemaRegistrar(cluster.registry())
                    .register(TopicCatalogue.all())
                    .forEach((subject, id) -> out.println("registered " + subject + " as schema " + id));
            return 0;
        } catch (KafkaException | IllegalStateException | UncheckedIOException e) {
            spec.commandLine().getErr().println(Reasons.of(e));
            return 1;
        } finally {
            out.flush();
        }
    }

    private void settle(List<TopicDifference> differences, TopicProvisioner provisioner, PrintWriter out) {
        if (update && !differences.isEmpty()) {
            provisioner.update(differences);
            differences.forEach(difference -> out.printf(
                    "updated %s: %s from %s to %s%n",
                    difference.topic(), difference.setting(), difference.present(), difference.wanted()));
        } else {
            differences.forEach(difference -> out.println("differs " + difference + ". --update changes it."));
        }
    }

    private ClusterLayout layout() {
        try {
            return new ClusterLayout(partitions, replicas);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}

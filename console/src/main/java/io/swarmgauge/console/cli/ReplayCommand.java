package io.swarmgauge.console.cli;

import io.swarmgauge.console.recording.Recording;
import io.swarmgauge.console.recording.RegistrySchemas;
import io.swarmgauge.console.recording.ReplayTarget;
import io.swarmgauge.console.recording.Replayer;
import io.swarmgauge.console.recording.UnusableRecordingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmgauge replay}: a recording into a fresh pipeline. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a recording onto a cluster: creates the topics, registers the schemas under the ids that they had, and sends every record as it was.",
            "The cluster should be a fresh one; its streams application then comes to the same conclusions."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every record is there, or --dry-run has found nothing in the way",
            "1:the cluster or the registry does not answer, or refused",
            "2:wrong usage",
            "3:the recording cannot be used, or not on this cluster; nothing was sent"
        })
public final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What 'swarmgauge record' wrote.")
    private Path file;

    @Option(
            names = "--replicas",
            defaultValue = "3",
            description = "Of topics that are created (default: ${DEFAULT-VALUE}).")
    private short replicas;

    @Option(names = "--add", description = "Also replays into topics that hold records already.")
    private boolean add;

    @Option(names = "--dry-run", description = "Shows what is in the recording and what is in its way, and stops.")
    private boolean dryRun;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (replicas < 1) {
            throw new ParameterException(spec.commandLine(), "--replicas must be at least 1, is " + replicas);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Admin admin = Admin.create(cluster.client())) {
            return replay(Recording.open(file), admin, out);
        } catch (UnusableRecordingException e) {
            return complain(String.valueOf(e.getMessage()), 3);
        } catch (KafkaException | IllegalStateException e) {
            return complain(PlanApplyCommand.reason(e, cluster), 1);
        } catch (IOException e) {
            return complain("%s cannot be read: %s".formatted(file, e), 3);
        } finally {
            out.flush();
        }
    }

    private int replay(Recording recording, Admin admin, PrintWriter out) throws IOException {
        recording.messages().forEach((topic, count) -> out.printf("%,12d  %s%n", count, topic));
        out.printf(
                "Recorded %s to %s, %d schemas.%n",
                Instant.ofEpochMilli(recording.heading().getFromTime()),
                Instant.ofEpochMilli(recording.heading().getUntilTime()),
                recording.schemas().size());
        ReplayTarget target =
                new ReplayTarget(admin, new RegistrySchemas(cluster.registry()), () -> PlanClients.reader(cluster));
        List<String> obstacles = target.obstacles(recording, add);
        if (!obstacles.isEmpty()) {
            return complain(String.join("\n", obstacles), 3);
        }
        if (dryRun) {
            out.println("Nothing is in the way. Nothing was sent (--dry-run).");
            return 0;
        }
        target.prepare(recording, replicas).forEach(topic -> out.println("created " + topic));
        out.flush();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                PlanClients.producer(cluster.client()), new ByteArraySerializer(), new ByteArraySerializer())) {
            new Replayer(producer, new ReadingProgress(spec.commandLine().getErr(), "records", "sent")::at)
                    .send(recording);
        }
        out.printf("Replayed %,d records.%n", recording.length());
        return 0;
    }

    private int complain(String message, int code) {
        message.lines().map(Shown::text).forEach(spec.commandLine().getErr()::println);
        return code;
    }
}

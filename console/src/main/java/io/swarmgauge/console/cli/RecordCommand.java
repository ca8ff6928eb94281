package io.swarmgauge.console.cli;

import io.swarmgauge.console.log.Period;
import io.swarmgauge.console.recording.Recorder;
import io.swarmgauge.console.recording.RegistrySchemas;
import io.swarmgauge.serdes.RegistryOutage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmgauge record}: a period's records of nodes and plans in a file. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Writes what nodes said and what was agreed in a period to a file that 'swarmgauge replay' puts back.",
            "Of the plan and of registrations it takes what held when the period began, too."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the file is written, or --dry-run has shown what would be in it",
            "1:the cluster or the registry does not answer, or the file cannot be written",
            "2:wrong usage, or the file exists and no --replace"
        })
public final class RecordCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file to write; it is there when it is whole.")
    private Path file;

    @Mixin
    private PeriodOptions periods;

    @Option(names = "--replace", description = "Writes over a file that exists.")
    private boolean replace;

    @Option(names = "--dry-run", description = "Shows how much of each topic would be looked through and stops.")
    private boolean dryRun;

    @Mixin
    private RetentionOption retention;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Instant now = Instant.now();
        Period period = periods.period(now);
        if (!dryRun && !replace && Files.exists(file)) {
            throw new ParameterException(
                    spec.commandLine(), "%s exists: name another file, or add --replace".formatted(file));
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            Recorder recorder = new Recorder(
                    () -> PlanClients.reader(cluster),
                    new RegistrySchemas(cluster.registry()),
                    retention.before(now).span(),
                    new ReadingProgress(spec.commandLine().getErr(), "records")::at);
            Map<String, Long> counts =
                    dryRun ? recorder.survey(period) : recorder.record(period, file, now.toEpochMilli());
            counts.forEach((topic, count) -> out.printf("%,12d  %s%n", count, topic));
            out.println(
                    dryRun
                            ? "Offsets to look through from %s. Nothing was written (--dry-run).".formatted(period)
                            : "Recorded %s in %s, %,d bytes.".formatted(period, file, Files.size(file)));
            return 0;
        } catch (KafkaException | IllegalStateException | RegistryOutage e) {
            spec.commandLine().getErr().println(Shown.text(PlanApplyCommand.reason(e, cluster)));
            return 1;
        } catch (IOException e) {
            spec.commandLine().getErr().println(Shown.text("%s cannot be written: %s".formatted(file, e)));
            return 1;
        } finally {
            out.flush();
        }
    }
}

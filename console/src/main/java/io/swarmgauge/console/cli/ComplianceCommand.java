package io.swarmgauge.console.cli;

import io.swarmgauge.console.log.LogReader;
import io.swarmgauge.console.log.Patience;
import io.swarmgauge.console.log.Period;
import io.swarmgauge.console.report.ComplianceTopic;
import io.swarmgauge.console.report.PlanBook;
import io.swarmgauge.console.report.PlanReport;
import io.swarmgauge.console.report.ReportHtml;
import io.swarmgauge.console.report.ReportJson;
import io.swarmgauge.console.report.ReportTable;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmgauge compliance}: whether a sponsor got what a plan promised. */
@Command(
        name = "compliance",
        mixinStandardHelpOptions = true,
        description = "Says how far a plan's terms were kept over a period, as a table, JSON or a page to print.",
        exitCodeOnExecutionException = 1,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the document was written, whatever it says",
            "1:the cluster or the registry does not answer, or the file cannot be written",
            "2:wrong usage",
            "3:nothing is stated about the plan in the period"
        })
public final class ComplianceCommand implements Callable<Integer> {

    private static final Duration SILENCE = Duration.ofSeconds(30);

    @Parameters(paramLabel = "PLAN", description = "The plan's id; a setup without a plan is one under its own id.")
    private String plan;

    @Mixin
    private PeriodOptions periods;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes the document as one HTML page to print or to hand on; replaces the file.")
    private @Nullable Path html;

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
        Duration lateness = retention.before(now).span();
        PlanBook book = new PlanBook(plan, period);
        try (LogReader reader = new LogReader(PlanClients.reader(cluster), Patience.whileItMoves(SILENCE))) {
            new ComplianceTopic(reader, new RecordSerdes(cluster.registry()), lateness)
                    .read(period, new ReadingProgress(spec.commandLine().getErr(), "records")::at, book);
            return tell(book, period);
        } catch (KafkaException | IllegalStateException | RegistryOutage e) {
            return complain(PlanApplyCommand.reason(e, cluster), 1);
        } catch (IOException e) {
            return complain("%s cannot be written: %s".formatted(html, e), 1);
        }
    }

    private int tell(PlanBook book, Period period) throws IOException {
        PlanReport report = book.report();
        if (report.setups().isEmpty()) {
            return complain(
                    "Nothing is stated about the plan '%s' from %s. %s"
                            .formatted(
                                    plan,
                                    period,
                                    book.plans().isEmpty()
                                            ? "Nor about any other plan: does the streams application run, and do setups have terms?"
                                            : "Plans with statements: " + String.join(", ", book.plans())),
                    3);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (html != null) {
            WholeFile.write(html, ReportHtml.of(report));
        }
        if (json) {
            out.println(ReportJson.of(report).toPrettyString());
        } else {
            ReportTable.lines(report).forEach(line -> out.println(Shown.text(line)));
        }
        out.flush();
        return 0;
    }

    private int complain(String message, int code) {
        spec.commandLine().getErr().println(Shown.text(message));
        return code;
    }
}

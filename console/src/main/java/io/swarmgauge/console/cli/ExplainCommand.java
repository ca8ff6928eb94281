package io.swarmgauge.console.cli;

import io.swarmgauge.console.api.ExplainedJson;
import io.swarmgauge.console.explain.CannotExplainException;
import io.swarmgauge.console.explain.ExplainRequest;
import io.swarmgauge.console.explain.Explained;
import io.swarmgauge.console.explain.Explainer;
import io.swarmgauge.console.explain.Place;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.settings.Durations;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Writer;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmgauge explain}: from a conclusion to the records that it rests on. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says why a rank, verdict, rating or alert is as it is, and names the records that it rests on.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:explained",
            "1:the cluster or the registry does not answer",
            "2:wrong usage",
            "3:there is no such conclusion, or the key may mean several"
        })
public final class ExplainCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Parameters(
            index = "0",
            paramLabel = "TOPIC",
            description = "A topic of conclusions such as gauge.rankings, or 'rankings'.")
    private String topic;

    @Parameters(
            index = "1",
            paramLabel = "KEY",
            description = "The conclusion's key, or how it begins: a setup, a node, an alert's fingerprint.")
    private String key;

    @Option(
            names = "--at",
            paramLabel = "MOMENT",
            description =
                    "The conclusion about this moment, such as 2026-11-01T12:00:00Z or 2h; without it the newest.")
    private @Nullable String at;

    @Option(
            names = "--offset",
            paramLabel = "P:O",
            description = "The conclusion at this partition and offset of the topic.")
    private @Nullable String place;

    @Option(
            names = "--performance",
            paramLabel = "NAME",
            description = "Of rankings and pay-alignment: latency (the default) or bandwidth.")
    private @Nullable Performance performance;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Of rankings: as attestors of this region saw it; without it all together.")
    private @Nullable String region;

    @Option(
            names = "--back",
            paramLabel = "SPAN",
            defaultValue = "1h",
            description =
                    "How far the records of a rating or another conclusion about weeks are looked for (default: ${DEFAULT-VALUE}).")
    private String back;

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "25",
            description = "At most N records of each topic and key (default: ${DEFAULT-VALUE}).")
    private int max;

    @Option(names = "--json", description = "Prints one JSON object, with the whole records.")
    private boolean json;

    @Mixin
    private RetentionOption retention;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Instant now = Instant.now();
        ExplainRequest request = request(now);
        Duration lateness = retention.before(now).span();
        Explainer explainer = new Explainer(
                () -> PlanClients.reader(cluster), new RecordSerdes(cluster.registry()), lateness, PATIENCE);
        try {
            tell(explainer.explain(request));
            return 0;
        } catch (CannotExplainException e) {
            return complain(e.getMessage() + " " + e.remedy(), 3);
        } catch (KafkaException | IllegalStateException | RegistryOutage e) {
            return complain(PlanApplyCommand.reason(e, cluster), 1);
        }
    }

    private ExplainRequest request(Instant now) {
        if (at != null && place != null) {
            throw wrong("Give --at or --offset, not both");
        }
        if (max < 1 || max > ExplainRequest.MOST) {
            throw wrong("--max must be from 1 to %d, is %d".formatted(ExplainRequest.MOST, max));
        }
        return new ExplainRequest(
                known(),
                key,
                Optional.ofNullable(at).map(text -> Moments.parse(text, now)
                        .orElseThrow(() -> wrong("--at must be %s, is '%s'".formatted(Moments.FORM, text)))),
                Optional.ofNullable(place).map(text -> Place.parse(text)
                        .orElseThrow(() -> wrong("--offset must be %s, is '%s'".formatted(Place.FORM, text)))),
                Optional.ofNullable(performance),
                Optional.ofNullable(region),
                Durations.parse(back)
                        .filter(span -> span.compareTo(ExplainRequest.MOST_BACK) <= 0)
                        .orElseThrow(
                                () -> wrong("--back must be a time such as 1h, at most 35d, is '%s'".formatted(back))),
                max);
    }

    private Topic<?> known() {
        return TopicCatalogue.named(topic)
                .or(() -> TopicCatalogue.named("gauge." + topic))
                .filter(named -> named.isAvro() && named.writer() == Writer.STREAMS)
                .orElseThrow(() -> wrong("'%s' is no topic of conclusions. Topics: %s"
                        .formatted(
                                topic,
                                TopicCatalogue.all().stream()
                                        .filter(named -> named.isAvro() && named.writer() == Writer.STREAMS)
                                        .map(Topic::name)
                                        .collect(Collectors.joining(", ")))));
    }

    private void tell(Explained explained) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ExplainedJson.of(explained).toPrettyString());
        } else {
            ExplainedText.lines(explained).forEach(line -> out.println(Shown.text(line)));
        }
        out.flush();
    }

    private int complain(String message, int code) {
        spec.commandLine().getErr().println(Shown.text(message));
        return code;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

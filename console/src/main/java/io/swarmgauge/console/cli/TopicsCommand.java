package io.swarmgauge.console.cli;

import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code swarmgauge topics}: the catalogue, and its creation on a cluster. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Lists the topic catalogue.",
        subcommands = TopicsCreateCommand.class)
public final class TopicsCommand implements Callable<Integer> {

    private static final String ROW = "%-28s %-12s %-20s %10s  %-9s  %s%n";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(ROW, "TOPIC", "KEY", "VALUE", "PARTITIONS", "KEPT", "WRITTEN BY");
        TopicCatalogue.all()
                .forEach(topic -> out.printf(
                        ROW,
                        topic.name(),
                        lower(topic.key()),
                        topic.isAvro() ? topic.type().getSimpleName() : "as refused",
                        topic.partitions(),
                        kept(topic),
                        lower(topic.writer())));
        out.flush();
        return 0;
    }

    private static String kept(Topic<?> topic) {
        return switch (topic.cleanup()) {
            case COMPACT -> "compacted";
            case DELETE -> topic.retention().toDays() + " days";
        };
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

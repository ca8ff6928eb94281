package io.swarmgauge.console.cli;

import io.swarmgauge.console.letters.Explanation;
import io.swarmgauge.console.letters.KeptRecord;
import io.swarmgauge.console.letters.OutlookCheck;
import io.swarmgauge.console.letters.Position;
import io.swarmgauge.console.letters.RecordReader;
import io.swarmgauge.console.letters.Retention;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmgauge dead-letters explain}: everything about one letter. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says of one dead letter what was refused, why, what to do next, and what the record holds.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:explained",
            "1:there is no such letter, or the cluster does not answer or has no such topic",
            "2:wrong usage"
        })
final class LettersExplainCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "POSITION",
            converter = PositionConverter.class,
            description = "The letter's position, such as 3@1024; 'list' shows it.")
    private Position position;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Mixin
    private RetentionOption retention;

    @Mixin
    private LetterAccess access;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Retention taken = retention.before(Instant.now());
        return access.run(() -> explain(taken));
    }

    private int explain(Retention taken) {
        Optional<KeptRecord> kept = access.letters().at(position);
        if (kept.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("There is no dead letter %s: it was deleted for its age, or never was. List them anew."
                            .formatted(position));
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        try (RecordReader reader = access.reader()) {
            Explanation explanation =
                    Explanation.of(kept.get(), reader, new OutlookCheck(reader, access.plannedSetups(), taken));
            if (json) {
                out.println(explanation.json().toPrettyString());
            } else {
                new ExplanationText(out).print(explanation);
            }
            out.flush();
            return 0;
        }
    }
}

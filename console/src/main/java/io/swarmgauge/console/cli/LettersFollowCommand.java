package io.swarmgauge.console.cli;

import io.swarmgauge.console.letters.LetterFilter;
import io.swarmgauge.console.letters.LetterJson;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge dead-letters follow}: letters as they come. */
@Command(
        name = "follow",
        mixinStandardHelpOptions = true,
        description = "Prints new dead letters as they come, until stopped.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the cluster does not answer or has no such topic", "2:wrong usage"})
final class LettersFollowCommand implements Callable<Integer> {

    @Mixin
    private LetterFilterOptions filters;

    @Option(names = "--max", paramLabel = "N", description = "Stops after N letters.")
    private @Nullable Long max;

    @Option(names = "--json", description = "Prints one JSON object per line.")
    private boolean json;

    @Mixin
    private LetterAccess access;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (max != null && max < 1) {
            throw new ParameterException(spec.commandLine(), "--max must be at least 1, is " + max);
        }
        LetterFilter filter = filters.filter(Instant.now());
        return access.run(() -> {
            follow(filter);
            return 0;
        });
    }

    private void follow(LetterFilter filter) {
        PrintWriter out = spec.commandLine().getOut();
        LetterTable table = new LetterTable(out);
        if (!json) {
            table.heads();
            out.flush();
        }
        AtomicLong left = new AtomicLong(max == null ? Long.MAX_VALUE : max);
        access.letters().follow(() -> left.get() > 0 && !out.checkError(), kept -> {
            if (!filter.takes(kept.letter())) {
                return;
            }
            if (json) {
                out.println(LetterJson.of(kept.letter()));
            } else {
                table.row(kept.letter());
            }
            out.flush();
            left.decrementAndGet();
        });
    }
}

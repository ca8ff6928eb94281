package io.swarmgauge.console.cli;

import io.swarmgauge.console.letters.LetterCounts;
import io.swarmgauge.console.letters.LetterFilter;
import io.swarmgauge.console.letters.LetterJson;
import io.swarmgauge.console.letters.NewestLetters;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists dead letters: what 'dead-letters' does by itself, and 'dead-letters list' by name. */
abstract sealed class LetterListing implements Callable<Integer> permits DeadLettersCommand, LettersListCommand {

    @Mixin
    private LetterFilterOptions filters;

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most N letters, or kinds of letters (default: ${DEFAULT-VALUE}).")
    private int max;

    @Option(names = "--summary", description = "Counts the letters by reason, topic and signer.")
    private boolean summary;

    @Option(names = "--json", description = "Prints one JSON object per line.")
    private boolean json;

    @Mixin
    private LetterAccess access;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (max < 1) {
            throw new ParameterException(spec.commandLine(), "--max must be at least 1, is " + max);
        }
        LetterFilter filter = filters.filter(Instant.now());
        return access.run(() -> {
            if (summary) {
                summarise(filter);
            } else {
                list(filter);
            }
            spec.commandLine().getOut().flush();
            return 0;
        });
    }

    private void list(LetterFilter filter) {
        NewestLetters newest = new NewestLetters(max);
        access.letters().read(filter.since(), progress(), kept -> {
            if (filter.takes(kept.letter())) {
                newest.offer(kept.letter());
            }
        });
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            newest.all().forEach(letter -> out.println(LetterJson.of(letter)));
            return;
        }
        LetterTable table = new LetterTable(out);
        table.heads();
        newest.all().forEach(table::row);
        say(newest.all().isEmpty(), newest.older(), "older letter");
    }

    private void summarise(LetterFilter filter) {
        LetterCounts counts = new LetterCounts();
        access.letters().read(filter.since(), progress(), kept -> {
            if (filter.takes(kept.letter())) {
                counts.add(kept.letter());
            }
        });
        List<LetterCounts.Count> all = counts.all();
        List<LetterCounts.Count> shown = all.subList(0, Math.min(max, all.size()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            shown.forEach(count -> out.println(LetterJson.of(count)));
            return;
        }
        LetterTable table = new LetterTable(out);
        table.countHeads();
        shown.forEach(table::row);
        say(all.isEmpty(), all.size() - shown.size(), "more kind");
    }

    private void say(boolean none, long left, String what) {
        PrintWriter err = spec.commandLine().getErr();
        if (none) {
            err.println("No dead letters" + (filters.areGiven() ? " of that kind." : "."));
        } else if (left > 0) {
            err.printf("and %,d %s%s: raise --max%n", left, what, left == 1 ? "" : "s");
        }
    }

    private ReadingProgress progress() {
        return new ReadingProgress(spec.commandLine().getErr());
    }
}

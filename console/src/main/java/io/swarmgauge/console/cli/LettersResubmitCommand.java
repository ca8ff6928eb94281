package io.swarmgauge.console.cli;

import io.swarmgauge.console.letters.KeptRecord;
import io.swarmgauge.console.letters.LetterFilter;
import io.swarmgauge.console.letters.LetterSender;
import io.swarmgauge.console.letters.OutlookCheck;
import io.swarmgauge.console.letters.Position;
import io.swarmgauge.console.letters.RecordReader;
import io.swarmgauge.console.letters.ResubmissionRun;
import io.swarmgauge.console.letters.Retention;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmgauge dead-letters resubmit}: sends refused records again. */
@Command(
        name = "resubmit",
        mixinStandardHelpOptions = true,
        description = {
            "Sends refused records again, as they were, to the topics that they were refused on.",
            "Letters for which that cannot help are left out. A record that is refused again becomes a new letter: DUPLICATE if"
                    + " it was accepted meanwhile, TOO_LATE if it is older than the streams application takes. Nothing counts twice."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every record that was to be sent was taken by the cluster",
            "1:one was not, a letter is not there, or the cluster does not answer",
            "2:wrong usage"
        })
final class LettersResubmitCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "POSITION",
            arity = "0..*",
            converter = PositionConverter.class,
            description = "Letters by their positions, such as 3@1024.")
    private @Nullable List<Position> positions;

    @Option(names = "--all", description = "All letters, or all that the filters take, in place of positions.")
    private boolean all;

    @Mixin
    private LetterFilterOptions filters;

    @Option(names = "--dry-run", description = "Shows what would be sent and stops.")
    private boolean dryRun;

    @Option(
            names = "--force",
            description =
                    "Also sends what would be refused again. Never what has no value, was not written by a node, or is a registration.")
    private boolean force;

    @Mixin
    private RetentionOption retention;

    @Mixin
    private LetterAccess access;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean named = positions != null && !positions.isEmpty();
        if (named == all) {
            throw new ParameterException(
                    spec.commandLine(), "Name letters by their positions, or give --all with or without filters");
        }
        if (named && filters.areGiven()) {
            throw new ParameterException(
                    spec.commandLine(), "Filters go with --all; positions name their letters already");
        }
        Instant now = Instant.now();
        LetterFilter filter = filters.filter(now);
        Retention taken = retention.before(now);
        return access.run(() -> resubmit(filter, taken));
    }

    private int resubmit(LetterFilter filter, Retention taken) {
        PrintWriter out = spec.commandLine().getOut();
        try (RecordReader reader = access.reader();
                LetterSender sender = dryRun ? null : access.sender()) {
            OutlookCheck check = new OutlookCheck(reader, access.plannedSetups(), taken);
            ResubmissionRun run = new ResubmissionRun(
                    check, force, Optional.ofNullable(sender), line -> out.println(Shown.text(line)));
            boolean allFound = true;
            if (positions != null) {
                for (Position position : new LinkedHashSet<>(positions)) {
                    Optional<KeptRecord> kept = access.letters().at(position);
                    kept.ifPresent(run::take);
                    allFound &= kept.isPresent();
                    if (kept.isEmpty()) {
                        spec.commandLine().getErr().println("There is no dead letter %s.".formatted(position));
                    }
                }
            } else {
                access.letters()
                        .read(
                                filter.since(),
                                new ReadingProgress(spec.commandLine().getErr()),
                                kept -> {
                                    if (filter.takes(kept.letter())) {
                                        run.take(kept);
                                    }
                                });
            }
            boolean allTaken = run.finish();
            out.flush();
            return allFound && allTaken ? 0 : 1;
        }
    }
}

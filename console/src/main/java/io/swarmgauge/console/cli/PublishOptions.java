package io.swarmgauge.console.cli;

import io.swarmgauge.console.plan.PlanDifference;
import io.swarmgauge.console.plan.PlanTopics;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a change is published: it is shown first, then asked for. */
final class PublishOptions {

    @Option(names = "--dry-run", description = "Shows what would change and stops.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Publishes without asking.")
    private boolean yes;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    void refuseIfNobodyCanBeAsked() {
        if (!dryRun && !yes && Terminal.atHand().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no terminal to ask for a yes: add --yes to publish, or --dry-run to look first");
        }
    }

    /** Shows the difference, asks and publishes; returns the exit code. */
    int publish(PlanDifference difference, PlanTopics topics) {
        PrintWriter out = spec.commandLine().getOut();
        difference.lines().forEach(out::println);
        out.flush();
        int count = difference.changes().size();
        if (count == 0 || dryRun) {
            out.println(count == 0 ? "Nothing to do." : "Nothing was published (--dry-run).");
            return 0;
        }
        if (!yes && !agreed(count)) {
            out.println("Nothing was published.");
            return 3;
        }
        topics.publish(difference.changes());
        out.println("Published %d change%s.".formatted(count, count == 1 ? "" : "s"));
        return 0;
    }

    private static boolean agreed(int count) {
        return Terminal.atHand()
                .filter(terminal -> terminal.agrees("Publish %d change%s?".formatted(count, count == 1 ? "" : "s")))
                .isPresent();
    }
}

package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.Guarantee;
import io.swarmgauge.benchmarks.load.Lane;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.measure.DocumentedRatio;
import io.swarmgauge.benchmarks.report.BenchReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code swarmgauge bench check}: whether a change made Swarmgauge slower than the documentation says. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Measures swarmgauge-trusting beside bare for less than a minute and fails if it became slower: if it makes less"
                    + " than three quarters of the ratio that docs/performance.md states. A ratio within one run, so that any"
                    + " machine can check.",
            "",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:as fast as documented, or faster",
            "1:an engine came to something else than the load adds up to, or failed",
            "2:wrong usage",
            "3:slower"
        })
public final class CheckCommand implements Callable<Integer> {

    private static final int SLOWER = 3;
    private static final int ROUNDS = 3;
    private static final long EVENTS = 30_000_000;
    private static final long SEED = 1;

    private static final BenchOptions OPTIONS = new BenchOptions(
            new LoadShape(Lane.BATCHES, EVENTS, SEED),
            List.of(EngineKind.BARE, EngineKind.SWARMGAUGE_TRUSTING),
            ROUNDS,
            Guarantee.EXACTLY_ONCE,
            false);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<BenchReport> report =
                Measuring.report(OPTIONS, spec.commandLine().getErr());
        return report.map(this::judge).orElse(1);
    }

    private int judge(BenchReport report) {
        double measured = report.summaries().stream()
                .filter(summary -> summary.engine() == EngineKind.SWARMGAUGE_TRUSTING)
                .flatMap(summary -> summary.ofBareEngine().stream())
                .findFirst()
                .orElseThrow()
                .max(); // a slower program is slower in every round, a busy machine in some
        DocumentedRatio documented = DocumentedRatio.read();
        PrintWriter out = spec.commandLine().getOut();
        out.println(documented.verdict(measured));
        out.flush();
        return documented.allows(measured) ? 0 : SLOWER;
    }
}

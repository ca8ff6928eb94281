package io.swarmgauge.benchmarks.agent.micro;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The benchmarks of this package, in JVMs of their own with the agent's options: what its short compiler makes of the code
 * is what counts, not what a longer one could.
 *
 * @param forks JVMs for each
 * @param warmUps iterations that are not counted, in each JVM
 */
public record MicroBenchmarks(int forks, int warmUps, int iterations, TimeValue iteration) {

    public static final MicroBenchmarks USUAL = new MicroBenchmarks(3, 2, 3, TimeValue.seconds(1));
    public static final MicroBenchmarks QUICK = new MicroBenchmarks(1, 1, 1, TimeValue.milliseconds(100));

    /**
     * Runs all of them, one after the other.
     *
     * @param jvmOptions those of the agent
     */
    public List<MicroFigure> run(List<String> jvmOptions) {
        // JMH allows one run on a machine at a time, by a file that another user may own; builds run two modules at
        // once.
        System.setProperty("jmh.ignoreLock", "true");
        OptionsBuilder options = new OptionsBuilder();
        options.include(MicroBenchmarks.class.getPackageName() + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(forks)
                .warmupIterations(warmUps)
                .warmupTime(iteration)
                .measurementIterations(iterations)
                .measurementTime(iteration)
                .jvmArgs(jvmOptions.toArray(String[]::new))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        try {
            return new Runner(options.build())
                    .run().stream()
                            .map(RunResult::getPrimaryResult)
                            .map(MicroFigure::of)
                            .toList();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH failed: " + origin(e), e);
        }
    }

    /** JMH hides what a benchmark threw in what it suppressed. */
    private static Throwable origin(Throwable failure) {
        Throwable origin = failure;
        while (origin.getCause() != null || origin.getSuppressed().length > 0) {
            origin = origin.getCause() != null ? origin.getCause() : origin.getSuppressed()[0];
        }
        return origin;
    }
}

package io.swarmgauge.benchmarks.process;

/** Which of the logging settings on the class path holds: not those of the local run. */
public final class Logging {

    static final String PROPERTY = "logback.configurationFile";
    static final String FILE = "io/swarmgauge/benchmarks/logback-bench.xml";

    private Logging() {}

    /** Must come before anything logs. */
    public static void onlyFailures() {
        System.setProperty(PROPERTY, FILE);
    }
}

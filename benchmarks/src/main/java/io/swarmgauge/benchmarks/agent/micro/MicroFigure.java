package io.swarmgauge.benchmarks.agent.micro;

import org.openjdk.jmh.results.Result;

/**
 * What JMH measured.
 *
 * @param what name of the benchmark
 * @param nanos for one operation, on average
 * @param error half of the 99.9 % confidence interval; not a number where too little was measured for one
 */
public record MicroFigure(String what, double nanos, double error, long iterations) {

    static MicroFigure of(Result<?> result) {
        return new MicroFigure(result.getLabel(), result.getScore(), result.getScoreError(), result.getSampleCount());
    }
}

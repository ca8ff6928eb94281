package io.swarmgauge.benchmarks.agent;

import io.swarmgauge.benchmarks.agent.micro.MicroBenchmarks;
import java.time.Duration;
import java.util.List;

/**
 * What is measured.
 *
 * @param time for which each load is measured, after one flush interval that warms up
 * @param rates chunk events in a second
 * @param flush the agents' flush interval
 */
public record AgentBenchOptions(MicroBenchmarks micro, Duration time, List<Integer> rates, Duration flush) {}

package io.swarmgauge.benchmarks.agent;

import io.swarmgauge.benchmarks.agent.micro.MicroFigure;
import io.swarmgauge.benchmarks.report.Machine;
import java.util.List;

/**
 * Everything that was measured of the agent.
 *
 * @param jvmOptions those of the agent
 * @param quiet an agent that only measures its host, one whose node says one chunk event a second, and the exporter where it is installed
 */
public record AgentReport(
        Machine machine,
        String jvmOptions,
        long flushMs,
        List<MicroFigure> micro,
        List<ProcessFigures> quiet,
        boolean besideExporter,
        List<ProcessFigures> loads,
        List<WireFigures> wire) {}

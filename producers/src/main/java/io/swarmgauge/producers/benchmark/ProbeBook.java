package io.swarmgauge.producers.benchmark;

import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine.ProbeEnd;
import io.swarmgauge.producers.intake.NodeLine.ProbeSample;
import io.swarmgauge.producers.swarm.ProbeTarget;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The probes that are on their way, and what came back of each. Any thread may ask. */
final class ProbeBook {

    private static final class OpenProbe {

        private final Probe probe;
        private final Map<Integer, Sample> samples = new HashMap<>();

        OpenProbe(Probe probe) {
            this.probe = probe;
        }

        FinishedProbe finish(double elapsedMs, long now) {
            List<Sample> complete = probe.indexes().stream()
                    .map(index -> samples.getOrDefault(index, new Sample(index, Outcome.TIMEOUT, 0, null, null)))
                    .toList();
            return new FinishedProbe(probe, complete, elapsedMs, now);
        }

        FinishedProbe breakOff(long now) {
            List<Sample> received = probe.indexes().stream()
                    .filter(samples::containsKey)
                    .map(samples::get)
                    .toList();
            return new FinishedProbe(probe, received, null, now);
        }
    }

    private final Map<String, OpenProbe> open = new HashMap<>();

    synchronized void started(Probe probe) {
        open.put(probe.id(), new OpenProbe(probe));
    }

    /** Whether a question to the hoster about the setup is on its way: a second one would measure the first. */
    synchronized boolean isAsking(ProbeTarget target) {
        return open.values().stream()
                .anyMatch(asked -> asked.probe.target().hosting().equals(target.hosting()));
    }

    synchronized void sample(ProbeSample line) {
        OpenProbe asked = require(line.probe());
        if (!asked.probe.indexes().contains(line.index())) {
            throw BadLineException.field("index", "was not asked for, is " + line.index());
        }
        asked.samples.putIfAbsent(line.index(), judged(line, asked.probe.timeoutMs()));
    }

    synchronized FinishedProbe end(ProbeEnd line, long now) {
        OpenProbe asked = require(line.probe());
        open.remove(line.probe());
        return asked.finish(line.elapsedMs(), now);
    }

    /**
     * The probes that the node did not end in time, with the samples that came. A hoster that does not answer is told as such by
     * the node: of the samples that are missing, only the node is to blame.
     */
    synchronized List<FinishedProbe> overdue(long now) {
        List<FinishedProbe> overdue = new ArrayList<>();
        for (Iterator<OpenProbe> each = open.values().iterator(); each.hasNext(); ) {
            OpenProbe asked = each.next();
            if (asked.probe.isOverdue(now)) {
                overdue.add(asked.breakOff(now));
                each.remove();
            }
        }
        return overdue;
    }

    /** The attestor's node is gone: what it was asking says nothing about any hoster. Returns how many probes that were. */
    synchronized int abandon(NodeConnection prober) {
        int before = open.size();
        open.values().removeIf(asked -> asked.probe.prober().equals(prober));
        return before - open.size();
    }

    private OpenProbe require(String id) {
        OpenProbe asked = open.get(id);
        if (asked == null) {
            throw new BadLineException(Reason.UNKNOWN_PROBE, "'" + id + "' was not asked, or has ended");
        }
        return asked;
    }

    /** The time limit is the agent's: an answer beyond it is none. */
    private static Sample judged(ProbeSample line, long timeoutMs) {
        if (line.outcome() != Outcome.OK) {
            return new Sample(line.index(), line.outcome(), 0, null, null);
        }
        return line.latencyMs() > timeoutMs
                ? new Sample(line.index(), Outcome.TIMEOUT, 0, null, null)
                : delivered(line);
    }

    private static Sample delivered(ProbeSample line) {
        return new Sample(
                line.index(),
                Outcome.OK,
                line.bytes(),
                line.latencyMs(),
                SampleFigures.speed(line.bytes(), line.latencyMs()));
    }
}

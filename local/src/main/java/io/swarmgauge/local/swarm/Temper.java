package io.swarmgauge.local.swarm;

import io.swarmgauge.schema.node.Role;
import java.util.List;
import java.util.stream.Stream;

/** How a node behaves. */
public sealed interface Temper {

    /** What there is to say about it; empty when there is nothing. */
    String inWords();

    /** The options of the node program that make a node behave so. */
    List<String> options(SwarmPlan plan);

    /** What it sends arrives so many milliseconds later. */
    default int egressDelayMs() {
        return 0;
    }

    /** Uploads that it makes up for each real one, as a ratio. */
    default double inflatedUploads() {
        return 0;
    }

    /** Nothing to say against it. */
    record Honest() implements Temper {

        @Override
        public String inWords() {
            return "";
        }

        @Override
        public List<String> options(SwarmPlan plan) {
            return List.of();
        }
    }

    /** A hoster behind a slow line. */
    record Slow(int egressDelayMs) implements Temper {

        @Override
        public String inWords() {
            return "slow: " + egressDelayMs + " ms on everything it sends";
        }

        @Override
        public List<String> options(SwarmPlan plan) {
            return List.of("--egress-delay-ms", String.valueOf(egressDelayMs));
        }
    }

    /** A hoster that claims more than it served. */
    record OverReporting(double inflatedUploads) implements Temper {

        @Override
        public String inWords() {
            return "claims " + inflatedUploads + " uploads too many for each real one";
        }

        @Override
        public List<String> options(SwarmPlan plan) {
            return List.of("--inflate-uploads", String.valueOf(inflatedUploads));
        }
    }

    /** A hoster that leaves requests unanswered. */
    record Unreliable(double answerRatio) implements Temper {

        @Override
        public String inWords() {
            return "answers " + Math.round(answerRatio * 100) + " % of the requests";
        }

        @Override
        public List<String> options(SwarmPlan plan) {
            return List.of("--answer-ratio", String.valueOf(answerRatio));
        }
    }

    /** A hoster that is far away from everybody in one region, and from nobody else. */
    record FarFrom(String region, int delayMs) implements Temper {

        @Override
        public String inWords() {
            return "far from " + region + ": " + delayMs + " ms";
        }

        @Override
        public List<String> options(SwarmPlan plan) {
            return plan.members().stream()
                    .filter(member -> member.region().equals(region) && !member.is(Role.HOSTER))
                    .flatMap(member ->
                            Stream.of("--egress-delay-to", member.nodeId().hex() + "=" + delayMs))
                    .toList();
        }
    }

    /** An attestor that makes its measurements up. */
    record Nonsense() implements Temper {

        @Override
        public String inWords() {
            return "makes its measurements up";
        }

        @Override
        public List<String> options(SwarmPlan plan) {
            return List.of("--nonsense");
        }
    }

    /** An attestor whose network drops for a while. */
    record Dropping(int afterMs, int forMs) implements Temper {

        @Override
        public String inWords() {
            return "is offline for " + forMs / 1000 + " s";
        }

        @Override
        public List<String> options(SwarmPlan plan) {
            return List.of("--offline-after-ms", String.valueOf(afterMs), "--offline-for-ms", String.valueOf(forMs));
        }
    }
}

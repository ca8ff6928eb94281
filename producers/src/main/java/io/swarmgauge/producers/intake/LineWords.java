package io.swarmgauge.producers.intake;

import io.swarmgauge.schema.node.HarvestEnd;
import io.swarmgauge.schema.node.JobOutcome;
import io.swarmgauge.schema.node.Outcome;

/** The words of the protocol for what has a fixed set of values. */
final class LineWords {

    private LineWords() {}

    static Outcome outcome(String name) {
        return switch (name) {
            case "OK" -> Outcome.OK;
            case "ERROR" -> Outcome.ERROR;
            case "NOT_FOUND" -> Outcome.NOT_FOUND;
            case "CORRUPT" -> Outcome.CORRUPT;
            case "TIMEOUT" -> Outcome.TIMEOUT;
            default ->
                throw BadLineException.field(
                        "outcome", "must be OK, ERROR, NOT_FOUND, CORRUPT or TIMEOUT, is '" + name + "'");
        };
    }

    static JobOutcome jobOutcome(String name) {
        return switch (name) {
            case "done" -> JobOutcome.DONE;
            case "failed" -> JobOutcome.FAILED;
            default -> throw BadLineException.field("outcome", "must be done or failed, is '" + name + "'");
        };
    }

    static HarvestEnd harvestEnd(String name) {
        return switch (name) {
            case "time" -> HarvestEnd.TIME;
            case "count" -> HarvestEnd.COUNT;
            case "stopped" -> HarvestEnd.STOPPED;
            default -> throw BadLineException.field("endedBy", "must be time, count or stopped, is '" + name + "'");
        };
    }

    /** Whom a question went to: all peers at once, or one hoster alone. */
    static boolean isEverybody(String of) {
        return switch (of) {
            case "any" -> true;
            case "hoster" -> false;
            default -> throw BadLineException.field("of", "must be any or hoster, is '" + of + "'");
        };
    }
}

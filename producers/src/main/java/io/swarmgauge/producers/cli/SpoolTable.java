package io.swarmgauge.producers.cli;

import io.swarmgauge.producers.spool.SpoolStatus;
import io.swarmgauge.producers.spool.SpoolStatus.TopicStatus;
import java.io.PrintWriter;
import java.time.Instant;

/** A spool's status for people. */
final class SpoolTable {

    private static final String ROW = "%-22s %9s %12s %9s %12s %9s %9s %9s%n";
    private static final long MS_PER_SECOND = 1_000;

    private final long nowMs;

    SpoolTable(long nowMs) {
        this.nowMs = nowMs;
    }

    void print(SpoolStatus status, PrintWriter out) {
        out.printf("epoch              %s%n", Instant.ofEpochMilli(status.epoch()));
        out.printf(
                "last acknowledged  %s%n",
                status.lastAcknowledgedMs() == 0 ? "never" : Instant.ofEpochMilli(status.lastAcknowledgedMs()));
        out.printf("on disk            %,d bytes%n", status.fileBytes());
        if (!status.condition().isEmpty()) {
            out.printf("condition          %s%n", status.condition());
        }
        out.printf(ROW, "TOPIC", "WAITING", "BYTES", "OLDEST", "DELIVERED", "DROPPED", "REFUSED", "LOST");
        status.topics().forEach(topic -> row(topic, out));
    }

    private void row(TopicStatus topic, PrintWriter out) {
        String oldest = topic.oldestMs() == 0 ? "-" : (nowMs - topic.oldestMs()) / MS_PER_SECOND + " s";
        out.printf(
                ROW,
                topic.topic(),
                topic.waiting(),
                topic.waitingBytes(),
                oldest,
                topic.acknowledged(),
                topic.dropped(),
                topic.refused(),
                topic.lost());
    }
}

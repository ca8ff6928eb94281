package io.swarmgauge.streams.intake;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.streams.kit.Refusal;
import io.swarmgauge.streams.kit.Refusal.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a decoded record may enter. What is refused here is refused once, for all rooms. */
final class AdmissionPolicy<V> {

    private final NodeTopic<V> topic;
    private final long retentionMs;
    private final Function<String, Optional<HostingSetup>> plan;

    AdmissionPolicy(NodeTopic<V> topic, Duration retention, Function<String, Optional<HostingSetup>> plan) {
        this.topic = topic;
        this.retentionMs = retention.toMillis();
        this.plan = plan;
    }

    /**
     * @param signer who signed the record
     * @param timestamp the record's own, epoch milliseconds (UTC)
     * @param streamTime the latest timestamp that the task has seen, this record's included
     */
    Optional<Refusal> refuse(NodeId signer, @Nullable String key, V record, long timestamp, long streamTime) {
        NodeHeader header = topic.header().apply(record);
        if (!header.getNodeId().equals(signer.hex())) {
            return refusal(
                    Reason.WRONG_SIGNER, "it speaks for '%s', signed by %s".formatted(header.getNodeId(), signer));
        }
        Findings findings = new Findings();
        String subject = topic.subject().apply(record);
        findings.require(
                subject.equals(key), () -> "the key is '%s', the record is about '%s'".formatted(key, subject));
        HeaderRules.check(header, timestamp, findings);
        topic.rules().check(record, findings);
        if (!findings.problems().isEmpty()) {
            return refusal(Reason.INVALID, findings.inWords());
        }
        return (topic.isAboutSetups() ? offPlan(subject, record) : Optional.<Refusal>empty())
                .or(() -> tooLate(header, streamTime));
    }

    private Optional<Refusal> offPlan(String setupId, V record) {
        Optional<HostingSetup> setup = plan.apply(setupId);
        if (setup.isEmpty()) {
            return refusal(Reason.UNKNOWN_SETUP, "the plan has no setup '%s'".formatted(setupId));
        }
        Findings findings = new Findings();
        topic.rules().checkAgainst(setup.get(), record, findings);
        return findings.problems().isEmpty() ? Optional.empty() : refusal(Reason.INVALID, findings.inWords());
    }

    /** Measured from the record's start, so that every window that it counts in is still kept. */
    private Optional<Refusal> tooLate(NodeHeader header, long streamTime) {
        long age = streamTime - header.getWindowStart();
        if (age <= retentionMs) {
            return Optional.empty();
        }
        return refusal(
                Reason.TOO_LATE,
                "it covers a time that began %d ms before the latest record, records are taken for %d ms"
                        .formatted(age, retentionMs));
    }

    private static Optional<Refusal> refusal(Reason reason, String detail) {
        return Optional.of(new Refusal(reason, detail));
    }
}

package io.swarmgauge.producers.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swarmgauge.producers.spool.SpoolStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the agent says to a node: one record for each line of the node protocol. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AgentLine.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = AgentLine.Stored.class, name = "stored"),
    @JsonSubTypes.Type(value = AgentLine.Spool.class, name = "spool"),
    @JsonSubTypes.Type(value = AgentLine.Probe.class, name = "probe"),
    @JsonSubTypes.Type(value = AgentLine.Harvest.class, name = "harvest"),
    @JsonSubTypes.Type(value = AgentLine.StorageCheck.class, name = "storage-check"),
    @JsonSubTypes.Type(value = AgentLine.Benchmarking.class, name = "benchmarking"),
    @JsonSubTypes.Type(value = AgentLine.Reported.class, name = "reported"),
    @JsonSubTypes.Type(value = AgentLine.Status.class, name = "status"),
    @JsonSubTypes.Type(value = AgentLine.Refusal.class, name = "error"),
    @JsonSubTypes.Type(value = AgentLine.Stop.class, name = "stop")
})
public sealed interface AgentLine {

    /** Answers a hello; {@code stored} is the highest number of its session on disk, null for a hello without one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Welcome(String nodeId, String agent, @Nullable Long stored) implements AgentLine {}

    /** The lines of the session up to this number are safely on disk. */
    record Stored(String session, long n) implements AgentLine {}

    record Probe(String id, String setup, String hoster, List<Integer> indexes, long timeoutMs) implements AgentLine {}

    record Harvest(String id, String setup, long maxMs, int maxRequests) implements AgentLine {}

    record StorageCheck(String id, String setup, List<Integer> indexes, List<String> hosters, long timeoutMs)
            implements AgentLine {}

    record Benchmarking(int targets) implements AgentLine {}

    record Reported(List<String> setups) implements AgentLine {}

    record Status(
            String nodeId,
            long lines,
            long badLines,
            long uploads,
            long downloads,
            long sent,
            long failed,
            long linesMissing)
            implements AgentLine {}

    /** What waits on disk, as in the spool's status. */
    record Spool(
            long epoch, long fileBytes, long lastAcknowledgedMs, String condition, List<SpoolStatus.TopicStatus> topics)
            implements AgentLine {}

    record Refusal(BadLineException.Reason reason, String detail, String line) implements AgentLine {}

    record Stop() implements AgentLine {}
}

package io.swarmgauge.producers.intake;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What the agent says to a node: one record for each line of the node protocol. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AgentLine.Welcome.class, name = "welcome"),
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

    record Welcome(String nodeId, String agent) implements AgentLine {}

    record Probe(String id, String setup, String hoster, List<Integer> indexes, long timeoutMs) implements AgentLine {}

    record Harvest(String id, String setup, long maxMs, int maxRequests) implements AgentLine {}

    record StorageCheck(String id, String setup, List<Integer> indexes, List<String> hosters, long timeoutMs)
            implements AgentLine {}

    record Benchmarking(int targets) implements AgentLine {}

    record Reported(List<String> setups) implements AgentLine {}

    record Status(String nodeId, long lines, long badLines, long uploads, long downloads, long sent, long failed)
            implements AgentLine {}

    record Refusal(BadLineException.Reason reason, String detail, String line) implements AgentLine {}

    record Stop() implements AgentLine {}
}

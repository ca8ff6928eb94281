package io.swarmgauge.access;

import io.swarmgauge.topics.Answers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;

/**
 * How much of each broker a node may take before it is slowed down. Quotas that are not named here stay as they are.
 *
 * @param limits names of Kafka's quotas to their values
 */
public record NodeQuota(Map<String, Double> limits) {

    private static final String BYTES = "producer_byte_rate";
    private static final String REQUESTS = "request_percentage";

    public NodeQuota {
        limits = Map.copyOf(limits);
    }

    public static NodeQuota none() {
        return new NodeQuota(Map.of());
    }

    /** What it may write, in bytes per second and broker. */
    public NodeQuota withBytesPerSecond(double bytes) {
        return with(BYTES, bytes);
    }

    /** The share of a broker's thread that its requests may use, in percent. */
    public NodeQuota withRequestPercent(double percent) {
        return with(REQUESTS, percent);
    }

    /** Those of the principals that are nodes and have another quota now, or none. */
    public List<Principal> changes(Admin admin, Collection<Principal> principals) {
        if (limits.isEmpty()) {
            return List.of();
        }
        List<Principal> changing = new ArrayList<>();
        for (Principal principal : principals) {
            if (principal.kind() == PrincipalKind.NODE
                    && !present(admin, principal).entrySet().containsAll(limits.entrySet())) {
                changing.add(principal);
            }
        }
        return changing;
    }

    public void apply(Admin admin, Collection<Principal> nodes) {
        List<ClientQuotaAlteration.Op> limit = limits.entrySet().stream()
                .map(quota -> new ClientQuotaAlteration.Op(quota.getKey(), quota.getValue()))
                .toList();
        Answers.to(
                "set quotas",
                admin.alterClientQuotas(nodes.stream()
                                .map(node -> new ClientQuotaAlteration(
                                        new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, node.user())), limit))
                                .toList())
                        .all());
    }

    private static Map<String, Double> present(Admin admin, Principal node) {
        ClientQuotaFilter itself = ClientQuotaFilter.containsOnly(
                List.of(ClientQuotaFilterComponent.ofEntity(ClientQuotaEntity.USER, node.user())));
        return Answers.to("show its quotas", admin.describeClientQuotas(itself).entities()).values().stream()
                .findFirst()
                .orElse(Map.of());
    }

    private NodeQuota with(String name, double limit) {
        Map<String, Double> all = new LinkedHashMap<>(limits);
        all.put(name, limit);
        return new NodeQuota(all);
    }
}

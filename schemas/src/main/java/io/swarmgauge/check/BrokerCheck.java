package io.swarmgauge.check;

import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Whether the brokers answer and have the topics that are needed. */
final class BrokerCheck {

    private static final int PATIENCE_SECONDS = 5;
    private static final String BROKERS = "kafka.bootstrap-servers";

    private final KafkaAccess kafka;
    private final List<Topic<?>> needed;

    BrokerCheck(KafkaAccess kafka, List<Topic<?>> needed) {
        this.kafka = kafka;
        this.needed = needed;
    }

    List<Finding> findings() {
        String brokers = kafka.bootstrapServers();
        Admin admin;
        try {
            admin = Admin.create(adminConfig());
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return List.of(Finding.problem(
                    BROKERS, String.valueOf(cause.getMessage()), "Correct the addresses and kafka.properties."));
        }
        try {
            int size = answer(admin.describeCluster().nodes()).size();
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.well(BROKERS, brokers + " answers, a cluster of " + size));
            Set<String> existing = answer(admin.listTopics().names());
            needed.forEach(topic -> findings.add(finding(topic, existing)));
            return findings;
        } catch (ExecutionException | TimeoutException e) {
            return List.of(Finding.problem(
                    BROKERS,
                    "nobody answers as a broker at " + brokers,
                    "Start the brokers, correct the addresses, or give kafka.properties what the listener asks for."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Finding.problem(BROKERS, "the check was interrupted", "Check again."));
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static Finding finding(Topic<?> topic, Set<String> existing) {
        return existing.contains(topic.name())
                ? Finding.well("topic " + topic.name(), "exists")
                : Finding.problem(
                        "topic " + topic.name(),
                        "does not exist, or this client may not see it",
                        "Create the catalogue's topics, or grant the client access.");
    }

    private Map<String, Object> adminConfig() {
        Map<String, Object> admin = kafka.client();
        admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1_000);
        admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1_000);
        return admin;
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_SECONDS + 2L, TimeUnit.SECONDS);
    }
}

package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node or a setup spoke on a topic.
 *
 * @param label whether a node or a setup: the name of its label
 * @param region where a node spoke from; null for setups
 * @param start first moment that the record covers (inclusive), epoch milliseconds (UTC)
 * @param end end of what it covers (exclusive), epoch milliseconds (UTC)
 * @param goodBye whether it said that it leaves
 */
record Heard(
        String topic,
        String label,
        String subject,
        @Nullable String region,
        long start,
        long end,
        boolean goodBye,
        SourcePosition source) {

    static <V> Heard ofSetup(String setupId, Accepted<V> accepted) {
        NodeHeader header = accepted.header();
        SourcePosition source = accepted.source();
        return new Heard(
                source.topic(),
                Observation.SETUP,
                setupId,
                null,
                header.getWindowStart(),
                header.getWindowEnd(),
                false,
                source);
    }

    static <V> Heard ofNode(Accepted<V> accepted) {
        return byNode(accepted.source().topic(), accepted, false);
    }

    /** A good-bye is one to every topic of nodes. */
    static List<Heard> ofRegistration(Accepted<NodeRegistration> accepted) {
        boolean goodBye = accepted.value().getReason() == RegistrationReason.LEAVE;
        return Stream.concat(
                        Stream.of(TopicCatalogue.REGISTRATIONS.name()),
                        goodBye ? Stream.of(TopicCatalogue.HOST_METRICS.name()) : Stream.empty())
                .map(topic -> byNode(topic, accepted, goodBye))
                .toList();
    }

    /** A window in which nobody measured the setup says nothing of it. */
    static List<Heard> ofAttestations(AttestedWindow window, SourcePosition source) {
        boolean measured = window.getHosters().stream()
                .anyMatch(hoster -> !hoster.getRegions().isEmpty());
        return measured
                ? List.of(new Heard(
                        source.topic(),
                        Observation.SETUP,
                        window.getSetupId(),
                        null,
                        window.getWindowStart(),
                        window.getWindowEnd(),
                        false,
                        source))
                : List.of();
    }

    private static Heard byNode(String topic, Accepted<?> accepted, boolean goodBye) {
        NodeHeader header = accepted.header();
        return new Heard(
                topic,
                Observation.NODE,
                header.getNodeId(),
                header.getRegion(),
                header.getWindowStart(),
                header.getWindowEnd(),
                goodBye,
                accepted.source());
    }
}

package io.swarmgauge.streams.alert;

import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.stream.Stream;

/** Topics whose silence can be an alert, and who is silent then. */
final class AudibleTopics {

    static final List<String> OF_NODES = names(TopicCatalogue.HOST_METRICS, TopicCatalogue.REGISTRATIONS);

    static final List<String> OF_SETUPS = names(
            TopicCatalogue.TRANSFERS,
            TopicCatalogue.SELF_REPORTS,
            TopicCatalogue.BENCHMARKS,
            TopicCatalogue.REQUESTS,
            TopicCatalogue.STORAGE_CHECKS,
            TopicCatalogue.ATTESTATIONS);

    private AudibleTopics() {}

    static List<String> all() {
        return Stream.concat(OF_NODES.stream(), OF_SETUPS.stream()).toList();
    }

    private static List<String> names(Topic<?>... topics) {
        return Stream.of(topics).map(Topic::name).toList();
    }
}

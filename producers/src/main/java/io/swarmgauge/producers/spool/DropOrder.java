package io.swarmgauge.producers.spool;

import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;

/** Which records can best be done without. Transfers and self-reports last: they are what nodes are paid by. */
final class DropOrder {

    private static final List<Topic<?>> FIRST_TO_DROP = List.of(
            TopicCatalogue.HOST_METRICS,
            TopicCatalogue.JOBS,
            TopicCatalogue.REQUESTS,
            TopicCatalogue.STORAGE_CHECKS,
            TopicCatalogue.BENCHMARKS,
            TopicCatalogue.REGISTRATIONS,
            TopicCatalogue.TRANSFERS,
            TopicCatalogue.SELF_REPORTS);

    private DropOrder() {}

    /** The topics of a spool, those to drop from first. */
    static List<String> topics() {
        return FIRST_TO_DROP.stream().map(Topic::name).toList();
    }
}

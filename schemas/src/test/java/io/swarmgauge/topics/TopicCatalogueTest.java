package io.swarmgauge.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicCatalogueTest {

    static Stream<Topic<?>> topics() {
        return TopicCatalogue.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void thePrefixSaysWhoWrites(Topic<?> topic) {
        String prefix =
                switch (topic.writer()) {
                    case NODES -> "node.";
                    case PLANNERS -> "plan.";
                    case STREAMS -> topic.isAvro() ? "gauge." : "dead-letters";
                };

        assertThat(topic.name()).startsWith(prefix);
    }

    @Test
    void topicsThatAreReadTogetherHaveTheSameNumberOfPartitions() {
        assertThat(topics().map(Topic::partitions).distinct()).hasSize(1);
    }

    @Test
    void namesAreUnique() {
        assertThat(topics().map(Topic::name)).doesNotHaveDuplicates();
    }

    @Test
    void aTopicIsFoundByItsName() {
        assertThat(TopicCatalogue.named("gauge.rankings")).contains(TopicCatalogue.RANKINGS);
        assertThat(TopicCatalogue.named("gauge.nothing")).isEmpty();
    }
}

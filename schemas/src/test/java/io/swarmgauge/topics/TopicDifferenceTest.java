package io.swarmgauge.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicDifferenceTest {

    static java.util.List<Topic<?>> topics() {
        return TopicCatalogue.all();
    }

    @Test
    void whatDiffersIsNamedWithBothValuesAndTheRestIsTheOperatorsOwn() {
        assertThat(TopicDifference.between(
                        "t", Map.of("a", "1", "b", "2", "own", "x"), Map.of("a", "1", "b", "3", "c", "4")))
                .containsExactly(
                        new TopicDifference("t", "b", "2", "3"), new TopicDifference("t", "c", "nothing", "4"));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aDeadLetterHoldsWhateverANodeMayWrite(Topic<?> topic) {
        assertThat(TopicSettings.of(topic, ClusterLayout.laptop()))
                .containsEntry("max.message.bytes", String.valueOf(topic.mostBytes()));
        if (topic.writer() == Topic.Writer.NODES) {
            assertThat(topic.mostBytes())
                    .isLessThanOrEqualTo(1024 * 1024)
                    .isLessThan(TopicCatalogue.MOST_DEAD_LETTER_BYTES);
        }
    }
}

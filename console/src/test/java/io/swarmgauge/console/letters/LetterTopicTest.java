package io.swarmgauge.console.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LetterTopicTest {

    private static final TopicPartition PARTITION = new TopicPartition("dead-letters", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final LetterTopic topic = new LetterTopic(() -> consumer);
    private final List<Position> taken = new ArrayList<>();

    @Test
    void whatWasThereAtTheStartIsReadAndNoMore() {
        letters(0, 2);
        consumer.schedulePollTask(() -> {
            consumer.addRecord(Letters.raw(0, "INVALID"));
            consumer.addRecord(Letters.raw(1, "INVALID"));
            consumer.addRecord(Letters.raw(2, "INVALID"));
        });

        topic.read(
                OptionalLong.empty(),
                (read, all) -> {},
                kept -> taken.add(kept.letter().position()));

        assertThat(taken).containsExactly(new Position(0, 0), new Position(0, 1));
    }

    @Test
    void oneLetterIsFoundByItsPosition() {
        letters(3, 6);
        ConsumerRecord<byte[], byte[]> letter = Letters.raw(4, "INVALID");
        consumer.schedulePollTask(() -> consumer.addRecord(letter));

        assertThat(topic.at(new Position(0, 4)))
                .hasValueSatisfying(kept -> assertThat(kept.letter().position()).isEqualTo(new Position(0, 4)));
    }

    @Test
    void positionsBesideTheTopicHoldNoLetter() {
        for (Position beside : List.of(new Position(0, 2), new Position(0, 6), new Position(1, 4))) {
            MockConsumer<byte[], byte[]> own = new MockConsumer<>("earliest");
            letters(own, 3, 6);

            assertThat(new LetterTopic(() -> own).at(beside)).as("%s", beside).isEmpty();
        }
    }

    @Test
    void aMarkOfATransactionIsNoLetter() {
        letters(3, 6);
        consumer.schedulePollTask(() -> consumer.addRecord(Letters.raw(5, "INVALID")));

        assertThat(topic.at(new Position(0, 4))).isEmpty();
    }

    @Test
    void aClusterWithoutTheTopicIsToldHowToGetIt() {
        assertThatThrownBy(() -> topic.read(OptionalLong.empty(), (read, all) -> {}, kept -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("swarmgauge topics create");
    }

    @Test
    void newLettersAreHandedOverWhileTheyAreWanted() {
        letters(0, 2);
        consumer.schedulePollTask(() -> {
            consumer.addRecord(Letters.raw(2, "INVALID"));
            consumer.addRecord(Letters.raw(3, "INVALID"));
            consumer.addRecord(Letters.raw(4, "INVALID"));
        });

        topic.follow(() -> taken.size() < 2, kept -> taken.add(kept.letter().position()));

        assertThat(taken).containsExactly(new Position(0, 2), new Position(0, 3));
    }

    private void letters(long beginning, long end) {
        letters(consumer, beginning, end);
    }

    private static void letters(MockConsumer<byte[], byte[]> consumer, long beginning, long end) {
        consumer.updatePartitions(
                "dead-letters", List.of(new PartitionInfo("dead-letters", 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, beginning));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
    }
}

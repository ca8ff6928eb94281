package io.swarmgauge.streams.progress;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/** Asks the brokers: what a client knows by itself stays as it was when they are away. */
final class TaskPositions {

    private final Admin admin;
    private final String group;
    private final Duration patience;

    TaskPositions(Admin admin, String group, Duration patience) {
        this.admin = admin;
        this.group = group;
        this.patience = patience;
    }

    /** @throws ExecutionException if brokers answer with an error, or not within the patience */
    List<Position> of(Set<ThreadMetadata> threads) throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, String> tasks = new HashMap<>();
        threads.stream().flatMap(thread -> thread.activeTasks().stream()).forEach(task -> tasks.putAll(read(task)));
        Map<TopicPartition, Long> taken = committed(tasks.keySet());
        Map<TopicPartition, Long> ends = offsets(tasks.keySet(), OffsetSpec.latest());
        List<TopicPartition> untouched =
                tasks.keySet().stream().filter(read -> !taken.containsKey(read)).toList();
        taken.putAll(offsets(untouched, OffsetSpec.earliest()));
        List<Position> positions = new ArrayList<>();
        tasks.forEach((read, task) -> {
            long at = taken.getOrDefault(read, 0L);
            positions.add(new Position(
                    task, read.topic(), read.partition(), at, Math.max(0, ends.getOrDefault(read, at) - at)));
        });
        return positions;
    }

    private static Map<TopicPartition, String> read(TaskMetadata task) {
        return task.topicPartitions().stream()
                .collect(toMap(Function.identity(), read -> task.taskId().toString()));
    }

    private Map<TopicPartition, Long> committed(Set<TopicPartition> partitions)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, ListConsumerGroupOffsetsSpec> wanted =
                Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions));
        Map<TopicPartition, OffsetAndMetadata> found = answer(
                admin.listConsumerGroupOffsets(wanted, new ListConsumerGroupOffsetsOptions().timeoutMs(patienceMs()))
                        .partitionsToOffsetAndMetadata(group));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, offset) -> {
            if (offset != null) {
                offsets.put(partition, offset.offset());
            }
        });
        return offsets;
    }

    /** Ends as the application sees them: what is not committed yet cannot be taken. */
    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.listOffsets(
                                partitions.stream().collect(toMap(Function.identity(), partition -> which)),
                                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(patienceMs()))
                        .all())
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private <T> T answer(KafkaFuture<T> asked) throws ExecutionException, TimeoutException, InterruptedException {
        return asked.get(2L * patienceMs(), TimeUnit.MILLISECONDS);
    }

    private int patienceMs() {
        return Math.toIntExact(patience.toMillis());
    }
}

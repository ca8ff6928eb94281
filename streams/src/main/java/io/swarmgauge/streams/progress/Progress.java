package io.swarmgauge.streams.progress;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen of the tasks, and when.
 *
 * @param answeredAt when brokers last said how far the tasks are; at first, when they were first to be asked
 * @param trouble why they did not answer since; "" if they did
 * @param tasks this instance's tasks by their ids
 */
public record Progress(Instant answeredAt, String trouble, Map<String, Task> tasks) {

    /**
     * One task.
     *
     * @param movedAt when it was last seen to have taken a record, to have none waiting, or to be new here
     */
    public record Task(List<Position> positions, Instant movedAt) {

        private long taken() {
            return positions.stream().mapToLong(Position::taken).sum();
        }

        private boolean isIdle() {
            return positions.stream().allMatch(position -> position.waiting() == 0);
        }
    }

    public static Progress from(Instant start) {
        return new Progress(start, "", Map.of());
    }

    /** As it stands after brokers have told all positions. */
    public Progress told(List<Position> positions, Instant at) {
        Map<String, Task> now = new HashMap<>();
        positions.stream().collect(groupingBy(Position::task)).forEach((id, own) -> {
            Task fresh = new Task(List.copyOf(own), at);
            now.put(
                    id,
                    Optional.ofNullable(tasks.get(id))
                            .filter(before -> !fresh.isIdle() && fresh.taken() == before.taken())
                            .map(before -> new Task(fresh.positions(), before.movedAt()))
                            .orElse(fresh));
        });
        return new Progress(at, "", Map.copyOf(now));
    }

    public Progress unanswered(String why) {
        return new Progress(answeredAt, why, tasks);
    }

    /** Records that wait, by topic. */
    public Map<String, Long> waiting() {
        return tasks.values().stream()
                .flatMap(task -> task.positions().stream())
                .collect(groupingBy(Position::topic, summingLong(Position::waiting)));
    }
}

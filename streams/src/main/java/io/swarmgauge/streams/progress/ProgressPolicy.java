package io.swarmgauge.streams.progress;

import io.swarmgauge.observe.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When the application counts as ready: it runs, brokers answer, and no task stands still while records wait for it.
 *
 * @param stalledAfter how long a task may take nothing while something waits
 * @param silentAfter how long brokers may fail to answer
 */
public record ProgressPolicy(Duration stalledAfter, Duration silentAfter) {

    private static final int MOST_NAMED = 3;
    private static final String RUNNING = "RUNNING";

    /** In these it needs brokers; while it takes over partitions that may take long because there are none. */
    private static final Set<String> ASKING = Set.of(RUNNING, "REBALANCING");

    /**
     * Whether it is ready now, and if not, why.
     *
     * @param state of Kafka Streams, by its name
     */
    public Health judge(String state, Progress progress, Instant now) {
        List<String> problems = new ArrayList<>();
        if (!state.equals(RUNNING)) {
            problems.add("Kafka Streams is %s: %s".formatted(state, meaningOf(state)));
        }
        if (ASKING.contains(state)) {
            silence(progress, now).ifPresent(problems::add);
        }
        if (state.equals(RUNNING)) {
            standstill(progress).ifPresent(problems::add);
        }
        return new Health(problems);
    }

    private Optional<String> silence(Progress progress, Instant now) {
        Duration silence = Duration.between(progress.answeredAt(), now);
        String why = progress.trouble().isEmpty() ? "no reason" : progress.trouble();
        return silence.compareTo(silentAfter) <= 0
                ? Optional.empty()
                : Optional.of("no broker has answered for %d s (%s): see whether the cluster can be reached"
                        .formatted(silence.toSeconds(), why));
    }

    private Optional<String> standstill(Progress progress) {
        List<Progress.Task> stalled = progress.tasks().values().stream()
                .filter(task -> standstill(task, progress).compareTo(stalledAfter) > 0)
                .sorted(Comparator.comparing(Progress.Task::movedAt))
                .toList();
        return stalled.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "no record was taken for %d s from %s: the log says what holds it up; if nothing does, restart this instance"
                                .formatted(standstill(stalled.get(0), progress).toSeconds(), places(stalled)));
    }

    /** Up to when brokers last answered: what a task did since is not known. */
    private static Duration standstill(Progress.Task task, Progress progress) {
        return Duration.between(task.movedAt(), progress.answeredAt());
    }

    private static String places(List<Progress.Task> stalled) {
        List<Position> waiting = stalled.stream()
                .flatMap(task -> task.positions().stream())
                .filter(position -> position.waiting() > 0)
                .sorted(Comparator.comparingLong(Position::waiting).reversed())
                .toList();
        String named = waiting.stream().limit(MOST_NAMED).map(Position::place).collect(Collectors.joining(", "));
        int more = waiting.size() - MOST_NAMED;
        return more > 0 ? "%s and %d more partitions".formatted(named, more) : named;
    }

    private static String meaningOf(String state) {
        return switch (state) {
            case "CREATED", "REBALANCING" ->
                "it takes over partitions and restores their state; it is ready when that is done";
            case "PENDING_SHUTDOWN", "NOT_RUNNING" -> "it was told to stop";
            default -> "it failed for good. The log says why; mend that and restart it";
        };
    }
}

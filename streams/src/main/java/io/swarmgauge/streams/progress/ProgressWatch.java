package io.swarmgauge.streams.progress;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.swarmgauge.observe.Health;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again how far the application is, and judges its health from that. */
public final class ProgressWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressWatch.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int LOOKS_IN_SILENCE = 3;

    private final KafkaStreams streams;
    private final Admin admin;
    private final TaskPositions positions;
    private final ProgressPolicy policy;
    private final Clock clock;
    private final MeterRegistry meters;
    private final MultiGauge lag;
    private final Gauge ready;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "swarmgauge-streams-progress");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Progress progress;

    private ProgressWatch(
            KafkaStreams streams,
            Admin admin,
            String group,
            ProgressPolicy policy,
            Duration pause,
            Clock clock,
            MeterRegistry meters) {
        this.streams = streams;
        this.admin = admin;
        this.positions = new TaskPositions(admin, group, pause);
        this.policy = policy;
        this.clock = clock;
        this.meters = meters;
        this.progress = Progress.from(clock.instant());
        this.lag = MultiGauge.builder("swarmgauge.streams.lag")
                .description("Offsets that this instance has not taken yet, when brokers last told")
                .register(meters);
        this.ready = Gauge.builder(
                        "swarmgauge.streams.ready", this, watch -> watch.ready().isUp() ? 1 : 0)
                .description("1 when /health/ready answers UP")
                .register(meters);
    }

    /**
     * Begins to look.
     *
     * @param admin belongs to the watch from now on
     * @param group the application's id
     */
    public static ProgressWatch start(
            KafkaStreams streams, Admin admin, String group, ProgressPolicy policy, Clock clock, MeterRegistry meters) {
        Duration seldom = policy.silentAfter().dividedBy(LOOKS_IN_SILENCE);
        Duration pause = seldom.compareTo(LONGEST_PAUSE) < 0 ? seldom : LONGEST_PAUSE;
        ProgressWatch watch = new ProgressWatch(streams, admin, group, policy, pause, clock, meters);
        ScheduledFuture<?> unused =
                watch.looking.scheduleWithFixedDelay(watch::look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Whether the application does its work now. */
    public Health ready() {
        return policy.judge(streams.state().name(), progress, clock.instant());
    }

    /** Whether it can do its work at all: a failed one never can again. */
    public Health live() {
        KafkaStreams.State state = streams.state();
        return state.hasStartedOrFinishedShuttingDown()
                ? Health.down("Kafka Streams is %s: restart this instance".formatted(state))
                : Health.up();
    }

    /** Takes its meters away, so that an application that is started later in this process shows its own. */
    @Override
    public void close() {
        looking.shutdownNow();
        admin.close(Duration.ZERO);
        lag.register(List.of(), true);
        meters.remove(ready);
    }

    private void look() {
        try {
            Progress now = progress.told(positions.of(streams.metadataForLocalThreads()), clock.instant());
            progress = now;
            lag.register(
                    now.waiting().entrySet().stream()
                            .map(topic -> MultiGauge.Row.of(Tags.of("topic", topic.getKey()), topic.getValue()))
                            .toList(),
                    true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            progress = progress.unanswered("no answer in time");
        } catch (Exception e) {
            String why = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
            progress = progress.unanswered(why);
            LOG.debug("how far the tasks are cannot be told now", e);
        }
    }
}

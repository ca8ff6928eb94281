package io.swarmgauge.console.reading;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.swarmgauge.console.views.Feed;
import io.swarmgauge.console.views.Freshness;
import io.swarmgauge.observe.Health;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the views from the beginning of every topic and follows it. Every instance reads everything, without a consumer group.
 * An outage of brokers or registry is waited out: no record is passed over because of it.
 */
public final class TopicReader implements Freshness, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, FeedReader<?>> feeds = new HashMap<>();
    private final CatchUp catchUp = new CatchUp();
    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "topic-reader");
    private long checkedAt = Long.MIN_VALUE;
    private boolean connected;
    private volatile boolean complete;
    private volatile long turnedAt = System.nanoTime();
    private volatile long behind;
    private volatile String trouble = "";

    private TopicReader(
            Consumer<byte[], byte[]> consumer, List<Feed<?>> feeds, RecordSerdes serdes, MeterRegistry meters) {
        this.consumer = consumer;
        feeds.forEach(feed -> this.feeds.put(feed.topic().name(), new FeedReader<>(feed, serdes, meters)));
        Gauge.builder("swarmgauge.console.behind", this, TopicReader::behind)
                .description("Offsets between what was read and the ends of the topics")
                .register(meters);
        Gauge.builder("swarmgauge.console.ready", this, reader -> reader.isCurrent() ? 1 : 0)
                .description("1 when the views are complete and the cluster answers")
                .register(meters);
        thread.setDaemon(true);
    }

    /** Starts to read with the consumer, which belongs to the reader from now on. */
    public static TopicReader start(
            Consumer<byte[], byte[]> consumer, List<Feed<?>> feeds, RecordSerdes serdes, MeterRegistry meters) {
        TopicReader reader = new TopicReader(consumer, feeds, serdes, meters);
        reader.thread.start();
        return reader;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public boolean isCurrent() {
        return ready().isUp();
    }

    @Override
    public boolean isLive() {
        return live().isUp();
    }

    @Override
    public Health ready() {
        return ReadingPolicy.ready(signs());
    }

    @Override
    public Health live() {
        return ReadingPolicy.live(signs());
    }

    private ReadingSigns signs() {
        return new ReadingSigns(
                thread.isAlive(), complete, trouble, behind, Duration.ofNanos(System.nanoTime() - turnedAt));
    }

    @Override
    public long behind() {
        return behind;
    }

    @Override
    public void close() {
        stopping.countDown();
        consumer.wakeup();
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (isWanted()) {
                try {
                    check();
                    consumer.poll(POLL).forEach(this::take);
                    measure();
                    turnedAt = System.nanoTime();
                } catch (WakeupException e) {
                    LOG.debug("woken to stop");
                } catch (RuntimeException e) {
                    lost(e);
                }
            }
        }
    }

    /** Asks the cluster now and then for partitions and ends: the only way to notice that it does not answer. */
    private void check() {
        long now = System.nanoTime();
        if (checkedAt != Long.MIN_VALUE && now - checkedAt < CHECK_EVERY.toNanos()) {
            return;
        }
        assign();
        catchUp.endsAt(consumer.endOffsets(consumer.assignment(), ANSWER_WITHIN));
        checkedAt = now;
        connected();
    }

    private void assign() {
        Set<TopicPartition> wanted = new HashSet<>();
        for (String topic : feeds.keySet()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, ANSWER_WITHIN).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException(
                        "the cluster has no topic %s. Create it: swarmgauge topics create".formatted(topic));
            }
            wanted.addAll(partitions);
        }
        Set<TopicPartition> added = new HashSet<>(wanted);
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            consumer.assign(wanted);
            begin(added);
        }
    }

    /** At the beginning, or as far back as the feed asks. */
    private void begin(Set<TopicPartition> added) {
        Map<TopicPartition, Long> moments = new HashMap<>();
        List<TopicPartition> whole = new ArrayList<>();
        for (TopicPartition partition : added) {
            Optional<Duration> lookBack = feed(partition.topic()).lookBack();
            lookBack.ifPresentOrElse(
                    span -> moments.put(partition, clock.millis() - span.toMillis()), () -> whole.add(partition));
        }
        consumer.seekToBeginning(whole);
        if (!moments.isEmpty()) {
            consumer.offsetsForTimes(moments, ANSWER_WITHIN).forEach((partition, found) -> {
                if (found == null) {
                    consumer.seekToEnd(List.of(partition));
                } else {
                    consumer.seek(partition, found.offset());
                }
            });
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> conclusion) {
        FeedReader<?> feed = feed(conclusion.topic());
        boolean taken = false;
        while (!taken && isWanted()) {
            try {
                feed.take(conclusion);
                taken = true;
                turnedAt = System.nanoTime();
            } catch (RegistryOutage e) {
                lost(e);
            }
        }
    }

    private FeedReader<?> feed(String topic) {
        return Objects.requireNonNull(feeds.get(topic), "only feeds are assigned");
    }

    private void measure() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        consumer.assignment()
                .forEach(partition -> positions.put(partition, consumer.position(partition, ANSWER_WITHIN)));
        behind = catchUp.behind(positions);
        if (!complete && catchUp.isReachedBy(positions)) {
            complete = true;
            LOG.info("read {} partitions to their ends", positions.size());
        }
    }

    private void connected() {
        if (!connected) {
            LOG.info("the cluster answers");
        }
        connected = true;
        trouble = "";
    }

    private void lost(RuntimeException e) {
        connected = false;
        turnedAt = System.nanoTime();
        // The cluster is asked before the views count as current again.
        checkedAt = Long.MIN_VALUE;
        String now = e.getMessage() == null || e.getMessage().isBlank() ? e.toString() : e.getMessage();
        if (!now.equals(trouble)) {
            LOG.warn("cannot read on, tries again: {}", now);
            trouble = now;
        }
        pause();
    }

    private boolean isWanted() {
        return stopping.getCount() > 0;
    }

    private void pause() {
        try {
            boolean unused = stopping.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}

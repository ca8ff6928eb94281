package io.swarmgauge.producers.transfers;

import static io.swarmgauge.producers.TestNodes.NODE;
import static io.swarmgauge.producers.TestNodes.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.ChunkHistogram;
import io.swarmgauge.schema.node.CounterpartyTraffic;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.TransferBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferRecorderTest {

    private static final long START = 1_800_000_000_000L;
    private static final NodeHeader HEADER = new NodeHeader(NODE, "eu", 1L, 1L, 0L, 1L);

    private record Event(boolean isUpload, String setup, int index, int size, String peer, long at) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyOrderOfTheSameEventsGivesEqualBatches(long seed) {
        Random random = new Random(seed);
        List<Event> events = events(random, 2_000, 20);
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);

        List<TransferBatch> inOrder = batches(record(events).drainAll());

        assertThat(batches(record(shuffled).drainAll())).isEqualTo(inOrder);
        assertThat(inOrder).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whenIntervalsAreDrainedMakesNoDifferenceToTheirSum(long seed) {
        Random random = new Random(seed);
        List<Event> events = events(random, 2_000, 20);
        TransferRecorder recorder = new TransferRecorder(FlushRule.every(Duration.ofSeconds(10)));
        List<IntervalTally> drained = new ArrayList<>();
        for (Event event : events) {
            record(recorder, event);
            if (random.nextInt(100) == 0) {
                drained.addAll(recorder.drain(START + random.nextInt(60_000)));
            }
        }
        drained.addAll(recorder.drainAll());

        assertThat(merged(drained)).isEqualTo(merged(record(events).drainAll()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 32, 60, 100})
    void totalsHistogramAndCounterpartiesTellTheSame(int peers) {
        List<Event> events = peers == 0 ? List.of() : events(new Random(peers), 3_000, peers);

        for (TransferBatch batch : batches(record(events).drainAll())) {
            assertThat(batch.getCounterparties()).hasSizeLessThanOrEqualTo(32);
            assertThat(batch.getOthers() != null).isEqualTo(peers > 32);
            assertThat(sum(batch, CounterpartyTraffic::getUploadedBytes))
                    .isEqualTo(batch.getUploaded().getBytes())
                    .isEqualTo(bytes(batch.getUploads()));
            assertThat(sum(batch, CounterpartyTraffic::getDownloadedBytes))
                    .isEqualTo(batch.getDownloaded().getBytes())
                    .isEqualTo(bytes(batch.getDownloads()));
            assertThat(sum(batch, CounterpartyTraffic::getUploadedChunks))
                    .isEqualTo(batch.getUploaded().getChunks())
                    .isEqualTo(chunks(batch.getUploads()));
            assertThat(sum(batch, CounterpartyTraffic::getDownloadedChunks))
                    .isEqualTo(batch.getDownloaded().getChunks())
                    .isEqualTo(chunks(batch.getDownloads()));
        }
    }

    @Test
    void intervalsAreMultiplesOfTheFlushSinceTheEpochByTheEventsOwnTime() {
        TransferRecorder recorder = new TransferRecorder(FlushRule.every(Duration.ofSeconds(10)));
        recorder.upload("s", 1, 10, peer(1), START + 9_999);
        recorder.upload("s", 1, 10, peer(1), START + 10_000);
        recorder.request("s", START);

        List<IntervalTally> drained = recorder.drain(START + 10_000);

        assertThat(drained).singleElement().satisfies(tally -> {
            assertThat(tally.start()).isEqualTo(START);
            assertThat(tally.end()).isEqualTo(START + 10_000);
            assertThat(tally.uploads().chunks()).isEqualTo(1);
            assertThat(tally.requests()).isEqualTo(1);
        });
        assertThat(recorder.drain(START + 20_000)).singleElement().satisfies(tally -> assertThat(tally.start())
                .isEqualTo(START + 10_000));
    }

    @Test
    void aLateEventOpensItsIntervalAnew() {
        TransferRecorder recorder = new TransferRecorder(FlushRule.every(Duration.ofSeconds(10)));
        recorder.upload("s", 1, 10, peer(1), START);
        assertThat(recorder.drain(START + 10_000)).hasSize(1);
        assertThat(recorder.drain(START + 20_000)).isEmpty();

        recorder.upload("s", 1, 30, peer(1), START + 1);

        assertThat(recorder.drain(START + 20_000)).singleElement().satisfies(tally -> {
            assertThat(tally.start()).isEqualTo(START);
            assertThat(tally.uploads().bytes()).isEqualTo(30);
        });
    }

    @Test
    void theHistogramHasOneEntryForEachIndexAndSizeInAscendingOrder() {
        TransferRecorder recorder = new TransferRecorder(FlushRule.every(Duration.ofSeconds(10)));
        recorder.upload("s", 232, 70, peer(1), START);
        recorder.upload("s", 1, 64, peer(1), START);
        recorder.upload("s", 1, 64, peer(2), START);
        recorder.upload("s", 1, 60, peer(2), START);
        recorder.upload("s", Integer.MAX_VALUE, Integer.MAX_VALUE, peer(2), START);

        ChunkHistogram histogram = batches(recorder.drainAll()).get(0).getUploads();

        assertThat(histogram.getIndexDeltas()).containsExactly(1, 0, 231, Integer.MAX_VALUE - 232);
        assertThat(histogram.getCounts()).containsExactly(1, 2, 1, 1);
        assertThat(histogram.getSizes()).containsExactly(60, 64, 70, Integer.MAX_VALUE);
    }

    private static TransferRecorder record(List<Event> events) {
        TransferRecorder recorder = new TransferRecorder(FlushRule.every(Duration.ofSeconds(10)));
        events.forEach(event -> record(recorder, event));
        return recorder;
    }

    private static void record(TransferRecorder recorder, Event event) {
        if (event.isUpload()) {
            recorder.upload(event.setup(), event.index(), event.size(), event.peer(), event.at());
        } else {
            recorder.download(event.setup(), event.index(), event.size(), event.peer(), event.at());
        }
    }

    private static List<Event> events(Random random, int count, int peers) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new Event(
                    random.nextBoolean(),
                    "setup-" + random.nextInt(2),
                    random.nextInt(40),
                    60_000 + random.nextInt(3),
                    peer(random.nextInt(peers)),
                    START + random.nextInt(60_000)));
        }
        return events;
    }

    private static List<TransferBatch> batches(List<IntervalTally> tallies) {
        return tallies.stream()
                .map(tally -> TransferBatches.batch(HEADER, tally, Role.HOSTER))
                .toList();
    }

    private static Map<String, Map<Long, Long>> merged(List<IntervalTally> tallies) {
        Map<String, Map<Long, Long>> merged = new TreeMap<>();
        for (IntervalTally tally : tallies) {
            Map<Long, Long> counts =
                    merged.computeIfAbsent(tally.setup() + "@" + tally.start(), key -> new TreeMap<>());
            tally.uploads().forEach((index, size, count) -> counts.merge((long) index << 32 | size, count, Long::sum));
            tally.downloads()
                    .forEach((index, size, count) -> counts.merge(-((long) index << 32 | size), count, Long::sum));
        }
        return merged;
    }

    private static long sum(TransferBatch batch, ToLongFunction<CounterpartyTraffic> figure) {
        long named = batch.getCounterparties().stream().mapToLong(figure).sum();
        return batch.getOthers() == null ? named : named + figure.applyAsLong(batch.getOthers());
    }

    private static long bytes(ChunkHistogram histogram) {
        long bytes = 0;
        for (int i = 0; i < histogram.getSizes().size(); i++) {
            bytes += (long) histogram.getCounts().get(i) * histogram.getSizes().get(i);
        }
        return bytes;
    }

    private static long chunks(ChunkHistogram histogram) {
        return histogram.getCounts().stream().mapToLong(Integer::longValue).sum();
    }
}

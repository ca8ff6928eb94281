package io.swarmgauge.console.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.console.log.Bounds;
import io.swarmgauge.console.log.LogReader;
import io.swarmgauge.console.log.Stretch;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Cleanup;
import io.swarmgauge.topics.Topic.KeyKind;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Finds the conclusion that a request means. */
final class ConclusionFinder {

    private static final String ROLE = "the conclusion";

    /** The newest record of a key is looked for from the end of its partition in growing steps. */
    private static final List<Long> STEPS = List.of(1_000L, 20_000L, Long.MAX_VALUE);

    /** No window is longer, so what is about a moment ends no later after it. */
    private static final Duration LONGEST_WINDOW = Duration.ofHours(24);

    private static final int MOST_NAMED = 5;

    private final LogReader reader;
    private final Decoding decoding;
    private final Duration lateness;

    ConclusionFinder(LogReader reader, Decoding decoding, Duration lateness) {
        this.reader = reader;
        this.decoding = decoding;
        this.lateness = lateness;
    }

    /** @throws CannotExplainException if there is none, or the key may mean several */
    Found find(ExplainRequest request) {
        Optional<Place> place = request.place();
        if (place.isPresent()) {
            return at(request, place.get());
        }
        return byKey(request, request.key())
                .or(() -> whole(request).flatMap(key -> byKey(request, key)))
                .orElseThrow(() -> new CannotExplainException(
                        "There is no conclusion on %s about '%s'%s."
                                .formatted(
                                        request.topic().name(),
                                        request.key(),
                                        request.at().map(at -> " at " + at).orElse("")),
                        "See what is there with 'swarmgauge tail %s --from-beginning', and ask for a key and time of it."
                                .formatted(request.topic().name())));
    }

    private Found at(ExplainRequest request, Place place) {
        TopicPartition partition = new TopicPartition(request.topic().name(), place.partition());
        return reader.at(partition, place.offset())
                .flatMap(kafkaRecord -> decoding.value(request.topic(), kafkaRecord)
                        .map(value -> decoding.found(request.topic(), kafkaRecord, value, ROLE)))
                .orElseThrow(() -> new CannotExplainException(
                        "There is no record that can be read at %s of %s."
                                .formatted(place, request.topic().name()),
                        "It was deleted for its age, or never was. Ask by key."));
    }

    private Optional<Found> byKey(ExplainRequest request, String key) {
        TopicPartition home = Homes.of(reader, request.topic().name(), key);
        Newest newest = new Newest(request, key);
        if (request.at().isPresent() && request.topic().cleanup() == Cleanup.DELETE) {
            long at = request.at().get().toEpochMilli();
            newest.read(reader.bounds(
                    new Stretch(List.of(home), at, at + LONGEST_WINDOW.toMillis() + lateness.toMillis())));
            return newest.found();
        }
        Bounds all = reader.bounds(new Stretch(List.of(home), 0, Stretch.OPEN));
        for (long step : STEPS) {
            long start = Math.max(all.start(home), all.end(home) - step);
            newest.read(new Bounds(Map.of(home, start), all.ends(), all.beginnings()));
            if (newest.found().isPresent() || start == all.start(home)) {
                break;
            }
        }
        return newest.found();
    }

    /** The only key that begins so. Keys of setups stand in the plan, others on the conclusions' own compacted topic. */
    private Optional<String> whole(ExplainRequest request) {
        Topic<?> names = request.topic().key() == KeyKind.SETUP_ID ? TopicCatalogue.HOSTING_SETUPS : request.topic();
        SortedSet<String> meant = new TreeSet<>();
        reader.read(new Stretch(reader.partitions(names.name()), 0, Stretch.OPEN), (read, all) -> {}, kafkaRecord -> {
            String key = kafkaRecord.key() == null ? "" : new String(kafkaRecord.key(), UTF_8);
            if (key.startsWith(request.key())) {
                meant.add(key);
            }
            return true;
        });
        if (meant.size() > 1) {
            throw new CannotExplainException(
                    "%d keys begin with '%s', such as %s."
                            .formatted(
                                    meant.size(),
                                    request.key(),
                                    String.join(
                                            ", ",
                                            meant.stream().limit(MOST_NAMED).toList())),
                    "Give more of the one that is meant.");
        }
        return meant.stream().findFirst();
    }

    /** Keeps the newest of what is read that is meant. */
    private final class Newest {

        private final ExplainRequest request;
        private final String key;
        private @Nullable Found kept;

        Newest(ExplainRequest request, String key) {
            this.request = request;
            this.key = key;
        }

        void read(Bounds bounds) {
            reader.read(bounds, (read, all) -> {}, kafkaRecord -> {
                offer(kafkaRecord);
                return true;
            });
        }

        Optional<Found> found() {
            return Optional.ofNullable(kept);
        }

        private void offer(ConsumerRecord<byte[], byte[]> kafkaRecord) {
            if (kafkaRecord.key() == null || !new String(kafkaRecord.key(), UTF_8).equals(key)) {
                return;
            }
            decoding.value(request.topic(), kafkaRecord)
                    .filter(this::isMeant)
                    .filter(value -> isAbout(value, kafkaRecord.timestamp()))
                    .filter(this::isNewer)
                    .ifPresent(value -> kept = decoding.found(request.topic(), kafkaRecord, value, ROLE));
        }

        private boolean isMeant(SpecificRecord value) {
            Performance performance = request.performance().orElse(Performance.LATENCY);
            if (value instanceof Ranking ranking) {
                return ranking.getPerformance() == performance
                        && Objects.equals(ranking.getRegion(), request.region().orElse(null));
            }
            return !(value instanceof PayAlignment pay) || pay.getPerformance() == performance;
        }

        private boolean isAbout(SpecificRecord value, long timestamp) {
            Optional<Instant> at = request.at();
            if (at.isEmpty()) {
                return true;
            }
            long moment = at.get().toEpochMilli();
            return Fields.isWindowed(value)
                    ? Fields.whole(value, "windowStart") <= moment && moment < Fields.whole(value, "windowEnd")
                    : timestamp <= moment;
        }

        private boolean isNewer(SpecificRecord value) {
            if (kept == null || !Fields.isWindowed(value)) {
                return true;
            }
            long start = Fields.whole(value, "windowStart");
            long before = Fields.whole(kept.value(), "windowStart");
            return start > before
                    || (start == before && Fields.whole(value, "revision") >= Fields.whole(kept.value(), "revision"));
        }
    }
}

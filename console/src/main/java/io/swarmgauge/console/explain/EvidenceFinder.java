package io.swarmgauge.console.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.console.explain.Found.Proof;
import io.swarmgauge.console.log.Bounds;
import io.swarmgauge.console.log.LogReader;
import io.swarmgauge.console.log.Stretch;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Cleanup;
import io.swarmgauge.topics.Topic.Writer;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Follows a trail: reads the records, and notes what could not be found. */
final class EvidenceFinder {

    /** Records that one step reads at most, whatever they are about. */
    private static final int MOST_READ = 200_000;

    private record Said(String nodeId, long epoch, long sequence) {}

    private final LogReader reader;
    private final Decoding decoding;
    private final Duration lateness;
    private final int most;
    private final List<Found> found = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final Set<String> followed = new HashSet<>();
    private final Set<String> places = new HashSet<>();

    EvidenceFinder(LogReader reader, Decoding decoding, Duration lateness, int most) {
        this.reader = reader;
        this.decoding = decoding;
        this.lateness = lateness;
        this.most = most;
    }

    List<Found> found() {
        return found;
    }

    List<String> missing() {
        return missing;
    }

    void follow(Step step) {
        if (!followed.add(step.name())) {
            return;
        }
        TopicPartition home = Homes.of(reader, step.topic().name(), step.key());
        boolean isLatest = step.topic().cleanup() == Cleanup.COMPACT;
        long until = isLatest ? Stretch.OPEN : step.until() + lateness.toMillis();
        Bounds bounds = reader.bounds(new Stretch(List.of(home), step.from(), until));
        Taken taken = new Taken(step);
        reader.read(bounds, (read, all) -> {}, taken::take);
        taken.found().stream()
                .filter(one -> places.add(one.topic() + " " + one.place()))
                .forEach(found::add);
        note(step, bounds, taken, isLatest);
    }

    void point(Evidence evidence, String role) {
        Optional<Topic<?>> topic = TopicCatalogue.named(evidence.getTopic()).filter(Topic::isAvro);
        Optional<Found> there = topic.flatMap(known -> reader.at(
                        new TopicPartition(evidence.getTopic(), evidence.getPartition()), evidence.getOffset())
                .flatMap(kafkaRecord -> decoding.value(known, kafkaRecord)
                        .map(value -> decoding.found(known, kafkaRecord, value, role))));
        if (there.isEmpty()) {
            missing.add("%s %d@%d is named as evidence and no longer kept, or cannot be read."
                    .formatted(evidence.getTopic(), evidence.getPartition(), evidence.getOffset()));
        } else if (places.add(there.get().topic() + " " + there.get().place())) {
            found.add(there.get());
        }
    }

    private void note(Step step, Bounds bounds, Taken taken, boolean isLatest) {
        String topic = step.topic().name();
        if (!isLatest && bounds.mayBeCutOff()) {
            missing.add("%s no longer keeps everything of that time.".formatted(topic));
        }
        if (taken.shown.more() > 0) {
            missing.add(
                    "%d more of %s about %s are not shown (--max).".formatted(taken.shown.more(), topic, step.key()));
        }
        if (taken.shown.moreOthers() > 0) {
            missing.add("%d more of %s about %s that do not count are not shown."
                    .formatted(taken.shown.moreOthers(), topic, step.key()));
        }
        if (taken.read >= MOST_READ) {
            missing.add("%s was read for %,d records and no further.".formatted(topic, MOST_READ));
        }
        if (taken.unreadable > 0) {
            missing.add("%d records of %s cannot be read: see 'swarmgauge dead-letters'."
                    .formatted(taken.unreadable, topic));
        }
        if (taken.found().isEmpty() && step.topic().writer() == Writer.PLANNERS) {
            missing.add(
                    step.topic().equals(TopicCatalogue.ALERT_RULES)
                            ? "The rule %s is not in %s: it is one of the streams application's own, or was withdrawn."
                                    .formatted(step.key(), topic)
                            : "%s has no record about %s now.".formatted(topic, step.key()));
        }
    }

    /** What one step takes. */
    private final class Taken {

        private final Step step;
        private final Selection shown = new Selection(most);
        private final Set<Said> said = new HashSet<>();
        private long read;
        private long unreadable;
        private Optional<Found> latest = Optional.empty();

        Taken(Step step) {
            this.step = step;
        }

        boolean take(ConsumerRecord<byte[], byte[]> kafkaRecord) {
            read++;
            if (kafkaRecord.key() != null && new String(kafkaRecord.key(), UTF_8).equals(step.key())) {
                Optional<SpecificRecord> value = decoding.value(step.topic(), kafkaRecord);
                unreadable += value.isEmpty() && kafkaRecord.value() != null ? 1 : 0;
                value.filter(step.takes()).ifPresent(taken -> add(kafkaRecord, taken));
            }
            return read < MOST_READ;
        }

        /** Of a topic that keeps the last record of each key this one, of others all that are shown. */
        List<Found> found() {
            return latest.map(List::of).orElseGet(shown::all);
        }

        private void add(ConsumerRecord<byte[], byte[]> kafkaRecord, SpecificRecord value) {
            boolean isLatest = step.topic().cleanup() == Cleanup.COMPACT;
            if (!isLatest && shown.isFull()) {
                shown.pass();
                return;
            }
            Found one = decoding.found(step.topic(), kafkaRecord, value, step.role());
            if (isLatest) {
                latest = Optional.of(Selection.standing(latest, one));
                return;
            }
            boolean isRepeated = one.proof() == Proof.VERIFIED
                    && Fields.header(value).filter(this::wasSaid).isPresent();
            shown.add(isRepeated ? one.repeated() : one);
        }

        private boolean wasSaid(NodeHeader header) {
            return !said.add(new Said(header.getNodeId(), header.getEpoch(), header.getSequence()));
        }
    }
}

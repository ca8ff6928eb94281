package io.swarmgauge.console.explain;

import io.swarmgauge.console.log.LogReader;
import io.swarmgauge.console.log.Patience;
import io.swarmgauge.console.log.Stretch;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;

/** Explains conclusions from what stands on the topics. Keeps nothing from one request to the next, and may be used by several threads. */
public final class Explainer {

    private static final String GAUGE = "gauge.";
    private static final int MOST_FOLLOWED = 3;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RecordSerdes serdes;
    private final Duration lateness;
    private final Duration patience;

    /**
     * Explains with consumers, each used for one request.
     *
     * @param consumers of committed records only, without a group
     * @param lateness how late records are taken by the streams application: evidence stands no further behind its time
     * @param patience how long one request may take
     */
    public Explainer(
            Supplier<Consumer<byte[], byte[]>> consumers, RecordSerdes serdes, Duration lateness, Duration patience) {
        this.consumers = consumers;
        this.serdes = serdes;
        this.lateness = lateness;
        this.patience = patience;
    }

    /**
     * Finds the conclusion and what it rests on.
     *
     * @throws CannotExplainException if there is no such conclusion, or the key may mean several
     * @throws org.apache.kafka.common.KafkaException if the cluster does not answer in time
     * @throws io.swarmgauge.serdes.RegistryOutage if the registry could not say what a record is
     */
    public Explained explain(ExplainRequest request) {
        try (LogReader reader = new LogReader(consumers.get(), Patience.of(patience));
                Decoding decoding = new Decoding(serdes)) {
            Found conclusion = new ConclusionFinder(reader, decoding, lateness).find(request);
            Collection<HostingSetup> plan = Trails.needsPlan(conclusion.value()) ? plan(reader, decoding) : List.of();
            EvidenceFinder evidence = new EvidenceFinder(reader, decoding, lateness, request.most());
            List<String> missing = new ArrayList<>(Shortfalls.of(conclusion.value()));
            missing.addAll(follow(new Trails(plan, request.back()), conclusion.value(), evidence));
            missing.addAll(evidence.missing());
            return new Explained(
                    conclusion,
                    evidence.found(),
                    missing.stream().distinct().toList(),
                    Conclusions.sentences(conclusion.value()));
        }
    }

    /** Conclusions that the evidence names are followed down to what nodes said, too. */
    private static List<String> follow(Trails trails, SpecificRecord conclusion, EvidenceFinder evidence) {
        Trail trail = trails.of(conclusion);
        trail.pointers().forEach(pointer -> evidence.point(pointer.evidence(), pointer.role()));
        List<SpecificRecord> below = evidence.found().stream()
                .filter(found -> found.topic().startsWith(GAUGE))
                .map(Found::value)
                .filter(value -> !Trails.needsPlan(value))
                .toList();
        Stream.concat(
                        trail.steps().stream(),
                        below.stream()
                                .skip(Math.max(0, below.size() - MOST_FOLLOWED))
                                .flatMap(value -> trails.of(value).steps().stream()))
                .forEach(evidence::follow);
        return trail.notes();
    }

    private static Collection<HostingSetup> plan(LogReader reader, Decoding decoding) {
        Map<String, HostingSetup> setups = new TreeMap<>();
        Stretch all = new Stretch(reader.partitions(TopicCatalogue.HOSTING_SETUPS.name()), 0, Stretch.OPEN);
        reader.read(all, (read, length) -> {}, kafkaRecord -> {
            decoding.value(TopicCatalogue.HOSTING_SETUPS, kafkaRecord)
                    .map(HostingSetup.class::cast)
                    .ifPresent(setup -> setups.put(setup.getSetupId(), setup));
            return true;
        });
        return setups.values();
    }
}

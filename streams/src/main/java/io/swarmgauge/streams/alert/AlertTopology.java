package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.state.alert.AlertEpisode;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What nodes measured and what Swarmgauge concluded, held against the rules. Labels always name the key of their record
 * and all topics have the same partitions, so an alert's observations meet in one task without a repartition.
 */
public final class AlertTopology {

    private final StreamsBuilder builder;
    private final RecordSerdes serdes;
    private final List<AlertRule> fileRules;
    private final StreamsMeters meters;
    private final RuleTable rules = new RuleTable();

    /** @param fileRules rules that hold unless the topic has one of the same name */
    public AlertTopology(StreamsBuilder builder, RecordSerdes serdes, List<AlertRule> fileRules, StreamsMeters meters) {
        this.builder = builder;
        this.serdes = serdes;
        this.fileRules = List.copyOf(fileRules);
        this.meters = meters;
    }

    public void attach(
            KStream<String, Accepted<BenchmarkResult>> benchmarks, KStream<String, Accepted<HostMetrics>> hostMetrics) {
        rules.attach(builder, serdes.deserializer(TopicCatalogue.ALERT_RULES), meters);
        builder.addStateStore(episodes());

        benchmarks
                .flatMapValues(BenchmarkSignals::of, Named.as("alert-benchmark-signals"))
                .merge(
                        hostMetrics.flatMapValues(HostSignals::of, Named.as("alert-host-signals")),
                        Named.as("alert-node-signals"))
                .merge(
                        conclusions("alert-bandwidth", TopicCatalogue.BANDWIDTH, ConclusionSignals::ofBandwidth),
                        Named.as("alert-node-and-bandwidth-signals"))
                .merge(
                        conclusions(
                                "alert-verdict", TopicCatalogue.SELF_REPORT_VERDICTS, ConclusionSignals::ofVerdicts),
                        Named.as("alert-signals"))
                .process(
                        () -> new EpisodeProcessor(fileRules, rules),
                        Named.as("alert-concluded"),
                        EpisodeProcessor.STORE)
                .to(
                        TopicCatalogue.ALERTS.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.ALERTS))
                                .withName("alert-published"));
    }

    private <V> KStream<String, Observation> conclusions(
            String name, Topic<V> topic, BiFunction<V, SourcePosition, List<Observation>> signals) {
        return builder.stream(
                        topic.name(),
                        Consumed.with(Serdes.String(), serdes.serde(topic)).withName(name + "-conclusions"))
                .process(() -> new ConclusionReader<>(signals), Named.as(name + "-signals"));
    }

    private static StoreBuilder<KeyValueStore<String, AlertEpisode>> episodes() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(EpisodeProcessor.STORE),
                        Serdes.String(),
                        StateSerde.of(AlertEpisode.class))
                .withCachingEnabled();
    }
}

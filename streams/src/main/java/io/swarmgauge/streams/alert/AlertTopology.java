package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.alert.cause.CauseTopology;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.kit.StreamsMeters;
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
import org.apache.kafka.streams.kstream.Repartitioned;

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
    private final Merged<Observation> observed = new Merged<>("alert-signals");
    private final Merged<Heard> heard = new Merged<>("alert-heard");

    /** @param fileRules rules that hold unless the topic has one of the same name */
    public AlertTopology(StreamsBuilder builder, RecordSerdes serdes, List<AlertRule> fileRules, StreamsMeters meters) {
        this.builder = builder;
        this.serdes = serdes;
        this.fileRules = List.copyOf(fileRules);
        this.meters = meters;
    }

    /** Listens for silence of setups on a topic of nodes. */
    public <V> AlertTopology listen(Topic<V> topic, KStream<String, Accepted<V>> ofSetups) {
        heard.add(ofSetups.mapValues(Heard::ofSetup, Named.as("alert-heard-on-" + topic.name())));
        return this;
    }

    public void attach(
            KStream<String, Accepted<BenchmarkResult>> benchmarks,
            KStream<String, Accepted<HostMetrics>> hostMetrics,
            KStream<String, Accepted<NodeRegistration>> registrations) {
        rules.attach(builder, serdes.deserializer(TopicCatalogue.ALERT_RULES), meters);
        builder.addStateStore(AlertStores.episodes());
        builder.addStateStore(AlertStores.hearings());
        builder.addStateStore(SwarmTime.store());
        KStream<String, SwarmState> swarms = conclusions("alert-swarm", TopicCatalogue.SWARM);
        observe(benchmarks, hostMetrics, swarms);
        listen(hostMetrics, registrations);
        tellTheTime();

        KStream<String, Alert> breaches = observed.all()
                .process(
                        () -> new EpisodeProcessor(fileRules, rules),
                        Named.as("alert-concluded"),
                        EpisodeStore.NAME,
                        HostingSetups.STORE,
                        SwarmTime.STORE)
                .merge(
                        registrations.process(GoodByeProcessor::new, Named.as("alert-good-byes"), EpisodeStore.NAME),
                        Named.as("alert-breaches"));
        KStream<String, Alert> silences = heard.all()
                .process(
                        () -> new AbsenceProcessor(fileRules, rules),
                        Named.as("alert-silences"),
                        AbsenceProcessor.STORE,
                        HostingSetups.STORE,
                        SwarmTime.STORE);
        new CauseTopology()
                .attach(breaches.merge(silences, Named.as("alert-said")), swarms, hostMetrics)
                .to(
                        TopicCatalogue.ALERTS.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.ALERTS))
                                .withName("alert-published"));
    }

    private void observe(
            KStream<String, Accepted<BenchmarkResult>> benchmarks,
            KStream<String, Accepted<HostMetrics>> hostMetrics,
            KStream<String, SwarmState> swarms) {
        observed.add(benchmarks.flatMapValues(BenchmarkSignals::of, Named.as("alert-benchmark-signals")));
        observed.add(hostMetrics.flatMapValues(HostSignals::of, Named.as("alert-host-signals")));
        observe("alert-bandwidth", TopicCatalogue.BANDWIDTH, ConclusionSignals::ofBandwidth);
        observe("alert-verdict", TopicCatalogue.SELF_REPORT_VERDICTS, ConclusionSignals::ofVerdicts);
        observe("alert-compliance", TopicCatalogue.COMPLIANCE, ComplianceSignals::of);
        observe("alert-pay", TopicCatalogue.PAY_ALIGNMENT, ConclusionSignals::ofPayAlignment);
        observe("alert-pool", TopicCatalogue.POOL, ConclusionSignals::ofPool);
        observed.add(swarms.process(() -> new ConclusionReader<>(SwarmSignals::of), Named.as("alert-swarm-signals")));
    }

    private void listen(
            KStream<String, Accepted<HostMetrics>> hostMetrics,
            KStream<String, Accepted<NodeRegistration>> registrations) {
        heard.add(hostMetrics.mapValues(Heard::ofNode, Named.as("alert-heard-hosts")));
        heard.add(registrations.flatMapValues(Heard::ofRegistration, Named.as("alert-heard-registrations")));
        heard.add(conclusions("alert-attestation", TopicCatalogue.ATTESTATIONS)
                .process(() -> new ConclusionReader<>(Heard::ofAttestations), Named.as("alert-heard-attestations")));
    }

    /** Who is alone on its partition has nobody there to move time, so every task tells all others how late it is. */
    private void tellTheTime() {
        heard.all()
                .process(TimeTeller::new, Named.as("alert-time-teller"), SwarmTime.STORE)
                .repartition(Repartitioned.with(Serdes.String(), Serdes.Long())
                        .withStreamPartitioner(new EveryPartition<>())
                        .withName("alert-swarm-time"))
                .process(TimeListener::new, Named.as("alert-time-listener"), SwarmTime.STORE);
    }

    private <V> void observe(String name, Topic<V> topic, BiFunction<V, SourcePosition, List<Observation>> signals) {
        observed.add(
                conclusions(name, topic).process(() -> new ConclusionReader<>(signals), Named.as(name + "-signals")));
    }

    private <V> KStream<String, V> conclusions(String name, Topic<V> topic) {
        return builder.stream(
                topic.name(),
                Consumed.with(Serdes.String(), serdes.serde(topic)).withName(name + "-conclusions"));
    }
}

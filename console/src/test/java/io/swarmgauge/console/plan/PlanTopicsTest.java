package io.swarmgauge.console.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.console.plan.PlanChange.Effect;
import io.swarmgauge.schema.plan.Aggregate;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTopicsTest {

    private static final String SETUPS = TopicCatalogue.HOSTING_SETUPS.name();
    private static final String JOBS = TopicCatalogue.PLAN_JOBS.name();
    private static final String RULES = TopicCatalogue.ALERT_RULES.name();
    private static final Plan NOTHING = new Plan(new TreeMap<>(), new TreeMap<>());

    private final RecordSerdes serdes = new RecordSerdes(new RegistrySettings("mock://plan-topics", true));

    @Test
    void whatIsPublishedIsReadAgain() {
        MockProducer<String, byte @Nullable []> producer = producer(true);
        List<PlanChange> changes =
                PlanDifference.between(NOTHING, Plans.plan(), Set.of()).changes();

        new PlanTopics(serdes, () -> consumer(List.of()), () -> producer).publish(changes);

        assertThat(producer.history())
                .extracting(ProducerRecord::topic, ProducerRecord::key)
                .containsExactly(tuple(SETUPS, "setup-1"), tuple(SETUPS, "setup-2"), tuple(JOBS, "job-1"));
        assertThat(new PlanTopics(serdes, () -> consumer(producer.history()), () -> producer).present())
                .isEqualTo(Plans.plan());
    }

    @Test
    void theLastRecordOfAKeyCountsAndATombstoneRemoves() {
        Plan cheaper = Plans.plan(Plans.YAML.replace("300", "200"));
        List<ProducerRecord<String, byte @Nullable []>> log = new ArrayList<>();

        log.addAll(published(
                PlanDifference.between(NOTHING, Plans.plan(), Set.of()).changes()));
        log.addAll(published(
                PlanDifference.between(Plans.plan(), cheaper, Set.of()).changes()));
        log.addAll(published(List.of(new PlanChange(PlanKind.JOB, Effect.REMOVED, "job-1", null, List.of()))));

        assertThat(new PlanTopics(serdes, () -> consumer(log), () -> producer(true)).present())
                .isEqualTo(new Plan(cheaper.setups(), new TreeMap<>()));
    }

    @Test
    void rulesAreOnATopicOfTheirOwnByName() {
        Plan wanted = Plan.ofRules(List.of(rule("slow", 500), rule("slower", 900)));
        List<ProducerRecord<String, byte @Nullable []>> log = new ArrayList<>(
                published(PlanDifference.between(NOTHING, wanted, Set.of()).changes()));

        assertThat(log)
                .extracting(ProducerRecord::topic, ProducerRecord::key)
                .containsExactly(tuple(RULES, "slow"), tuple(RULES, "slower"));
        assertThat(new PlanTopics(serdes, () -> consumer(log), () -> producer(true)).presentRules())
                .isEqualTo(wanted);

        PlanDifference next =
                PlanDifference.between(wanted, Plan.ofRules(List.of(rule("slow", 400))), Set.of(PlanKind.RULE));
        assertThat(next.lines())
                .containsExactly("~ rule slow", "    threshold: 500 → 400", "- rule slower", "= 0 unchanged");
        log.addAll(published(next.changes()));
        assertThat(new PlanTopics(serdes, () -> consumer(log), () -> producer(true)).presentRules())
                .isEqualTo(Plan.ofRules(List.of(rule("slow", 400))));
    }

    private static AlertRule rule(String name, double threshold) {
        return AlertRule.newBuilder()
                .setName(name)
                .setSignal(Signal.LATENCY_MS)
                .setAggregate(Aggregate.AVERAGE)
                .setOverMs(60_000)
                .setComparison(Comparison.ABOVE)
                .setThreshold(threshold)
                .setForMs(0)
                .setSeverity(Severity.WARNING)
                .setSummary("A hoster is slow")
                .setLabels(Map.of("team", "network"))
                .build();
    }

    @Test
    void aRecordThatNobodyCanReadCountsAsMissing() {
        ProducerRecord<String, byte @Nullable []> broken =
                new ProducerRecord<>(JOBS, "job-1", "no record".getBytes(StandardCharsets.UTF_8));

        assertThat(new PlanTopics(serdes, () -> consumer(List.of(broken)), () -> producer(true)).present())
                .isEqualTo(NOTHING);
    }

    @Test
    void aRegistryThatDoesNotAnswerIsAnOutageAndNoMissingRecord() {
        byte[] writtenElsewhere = {0, 0, 0, 0, 77, 2};
        ProducerRecord<String, byte @Nullable []> unknown = new ProducerRecord<>(JOBS, "job-1", writtenElsewhere);
        RecordSerdes withoutRegistry = new RecordSerdes(new RegistrySettings("http://localhost:1", false));

        assertThatThrownBy(() -> new PlanTopics(withoutRegistry, () -> consumer(List.of(unknown)), () -> producer(true))
                        .present())
                .isInstanceOf(RegistryOutage.class);
    }

    @Test
    void aChangeThatTheClusterDoesNotConfirmIsAFailure() {
        MockProducer<String, byte @Nullable []> producer = producer(true);
        producer.sendException = new KafkaException("refused", new NotEnoughReplicasException("one of two"));
        PlanTopics topics = new PlanTopics(serdes, () -> consumer(List.of()), () -> producer);

        assertThatThrownBy(() -> topics.publish(
                        PlanDifference.between(NOTHING, Plans.plan(), Set.of()).changes()))
                .isInstanceOf(KafkaException.class);
    }

    @Test
    void aMissingTopicIsNamedWithTheRemedy() {
        MockConsumer<String, byte @Nullable []> empty = new MockConsumer<>("earliest");
        empty.updatePartitions(SETUPS, List.of());

        assertThatThrownBy(() -> new PlanTopics(serdes, () -> empty, () -> producer(true)).present())
                .hasMessage("the cluster has no topic plan.hosting-setups. Create it: swarmgauge topics create");
    }

    private List<ProducerRecord<String, byte @Nullable []>> published(List<PlanChange> changes) {
        MockProducer<String, byte @Nullable []> producer = producer(true);
        new PlanTopics(serdes, () -> consumer(List.of()), () -> producer).publish(changes);
        return producer.history();
    }

    private static MockProducer<String, byte @Nullable []> producer(boolean confirms) {
        return new MockProducer<>(
                confirms, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    }

    private static MockConsumer<String, byte @Nullable []> consumer(
            List<ProducerRecord<String, byte @Nullable []>> published) {
        MockConsumer<String, byte @Nullable []> consumer = new MockConsumer<>("earliest");
        for (String topic : List.of(SETUPS, JOBS, RULES)) {
            TopicPartition partition = new TopicPartition(topic, 0);
            Node[] nobody = {};
            consumer.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, null, nobody, nobody)));
            List<ProducerRecord<String, byte @Nullable []>> here = published.stream()
                    .filter(sent -> sent.topic().equals(topic))
                    .toList();
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.updateEndOffsets(Map.of(partition, (long) here.size()));
            consumer.schedulePollTask(() -> {
                for (int offset = 0; offset < here.size(); offset++) {
                    ProducerRecord<String, byte @Nullable []> sent = here.get(offset);
                    consumer.addRecord(new ConsumerRecord<>(topic, 0, offset, sent.key(), sent.value()));
                }
            });
        }
        return consumer;
    }
}

package io.swarmgauge.console.cli;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmgauge tail}: what is on a topic, committed records only, as lines of JSON. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = "Prints the records of a topic as JSON lines and follows it until stopped.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the cluster does not answer or has no such topic", "2:wrong usage"})
public final class TailCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(200);

    @Parameters(paramLabel = "TOPIC", description = "A topic of the catalogue; 'swarmgauge topics' lists them.")
    private String topic;

    @Option(names = "--from-beginning", description = "Starts with the oldest record, not with the next one.")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "Stops after N records.")
    private @Nullable Long max;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Topic<?> known = TopicCatalogue.named(topic).orElseThrow(this::unknownTopic);
        if (max != null && max < 1) {
            throw new ParameterException(spec.commandLine(), "--max must be at least 1, is " + max);
        }
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerConfig())) {
            Collection<TopicPartition> partitions = partitions(consumer);
            if (partitions.isEmpty()) {
                return failed("the cluster has no topic " + topic + ". Create it: swarmgauge topics create");
            }
            consumer.assign(partitions);
            seek(consumer, partitions);
            follow(consumer, new RecordLine(known.isAvro() ? avro() : null));
            return 0;
        } catch (KafkaException e) {
            return failed("no answer from %s: %s. Is it running? 'swarmgauge up' starts one on this machine."
                    .formatted(cluster.bootstrapServers(), e.getMessage()));
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer, RecordLine lines) {
        PrintWriter out = spec.commandLine().getOut();
        long left = max == null ? Long.MAX_VALUE : max;
        while (left > 0 && !out.checkError()) {
            for (ConsumerRecord<byte[], byte[]> kafkaRecord : consumer.poll(POLL)) {
                if (left > 0) {
                    out.println(lines.of(kafkaRecord));
                    left--;
                }
            }
            out.flush();
        }
    }

    private void seek(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private Properties consumerConfig() {
        Properties config = cluster.client();
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return config;
    }

    private KafkaAvroDeserializer avro() {
        KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
        Map<String, Object> config = cluster.registry().serdeConfig();
        config.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, false);
        avro.configure(config, false);
        return avro;
    }

    private ParameterException unknownTopic() {
        String names = TopicCatalogue.all().stream().map(Topic::name).collect(Collectors.joining(", "));
        return new ParameterException(
                spec.commandLine(), "'%s' is not in the catalogue. Topics: %s".formatted(topic, names));
    }

    private int failed(String message) {
        spec.commandLine().getErr().println(message);
        return 1;
    }
}

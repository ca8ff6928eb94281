package io.swarmgauge.streams.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.HonestDay;
import io.swarmgauge.streams.testkit.Sent;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.streams.testkit.TestKeys;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A node with a good key may sign anything: whatever it is, it is accepted or refused, and the next record counts. */
class FuzzedRecordsTest {

    private static final int RECORDS = 400;

    @TempDir
    Path directory;

    private final Random random = new Random(18);
    private GaugeDriver gauge;

    static Stream<Topic<?>> topics() {
        return TopicCatalogue.all().stream()
                .filter(topic ->
                        topic.name().startsWith("node.") || topic.name().startsWith("plan."))
                .filter(topic -> !topic.equals(TopicCatalogue.PLAN_JOBS)); // read by the console alone
    }

    @BeforeEach
    void planTheSetup() {
        gauge = new GaugeDriver(directory, "");
        gauge.plan(Swarm.setup());
    }

    @AfterEach
    void close() {
        gauge.close();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void whateverBytesASignerSendsIsAcceptedOrRefusedAndNothingStops(Topic<?> topic) {
        List<byte[]> valid = validValues(topic);
        for (int i = 0; i < RECORDS; i++) {
            send(topic, bytes(valid), i);
        }
        if (topic.name().startsWith("node.")) {
            assertThat(gauge.deadLetters().size() + gauge.count("swarmgauge.streams.accepted", "topic", topic.name()))
                    .isEqualTo(RECORDS);
        }
        gauge.plan(Swarm.setup("still-there"));
        double before = gauge.count("swarmgauge.streams.accepted", "topic", "node.transfers");
        gauge.hear(Batch.of(Swarm.BOB, 1_000_000).on("still-there").record());
        assertThat(gauge.count("swarmgauge.streams.accepted", "topic", "node.transfers"))
                .isEqualTo(before + 1);
    }

    private void send(Topic<?> topic, byte[] value, int turn) {
        String key = turn % 2 == 0 ? Swarm.SETUP : Swarm.ALICE;
        if (topic.name().startsWith("node.")) {
            gauge.send(Sent.signed(TestKeys.of(Swarm.ALICE), topic.name(), key, value, 10_000));
        } else {
            gauge.sendBytes(topic, key.getBytes(UTF_8), value, 10_000);
        }
    }

    private List<byte[]> validValues(Topic<?> topic) {
        List<byte[]> values = new ArrayList<>();
        HonestDay.records(gauge).stream()
                .filter(sent -> sent.topic().equals(topic.name()))
                .forEach(sent -> values.add(sent.value()));
        for (Object anything : new RandomData(SpecificData.get().getSchema(topic.type()), 50, 18L)) {
            values.add(gauge.genericBytes(topic, asAlice((GenericRecord) anything)));
        }
        return values;
    }

    /** Or no rule behind the signer's would be reached. */
    private static GenericRecord asAlice(GenericRecord anything) {
        if (anything.hasField("header")) {
            ((GenericRecord) anything.get("header")).put("nodeId", Swarm.ALICE);
        }
        if (anything.hasField("setupId")) {
            anything.put("setupId", Swarm.SETUP);
        }
        return anything;
    }

    private byte[] bytes(List<byte[]> valid) {
        byte[] base = valid.get(random.nextInt(valid.size())).clone();
        switch (random.nextInt(5)) {
            case 0 -> {
                base = new byte[random.nextInt(200)];
                random.nextBytes(base);
            }
            case 1 -> base = Arrays.copyOf(base, random.nextInt(base.length));
            case 2 -> {
                // behind the schema's number, so that the decoder gets to the record itself
                for (int i = 0; i < 1 + random.nextInt(4); i++) {
                    base[5 + random.nextInt(base.length - 5)] = (byte) random.nextInt(256);
                }
            }
            case 3 -> {
                return base;
            }
            default -> base[random.nextInt(5)] ^= (byte) (1 << random.nextInt(8));
        }
        return base;
    }
}

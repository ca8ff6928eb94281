package io.swarmgauge.streams.runtime;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.signing.RecordSignature;
import io.swarmgauge.streams.kit.Refusal.Reason;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.HonestDay;
import io.swarmgauge.streams.testkit.Sent;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.streams.testkit.TestKeys;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that somebody without a node's key can make of what the node sent. */
class ForgeryTest {

    private static final int FORGERIES = 100_000;
    private static final List<Topic<?>> CONCLUSIONS = List.of(
            TopicCatalogue.BANDWIDTH,
            TopicCatalogue.SELF_REPORT_VERDICTS,
            TopicCatalogue.ATTESTATIONS,
            TopicCatalogue.RANKINGS,
            TopicCatalogue.SWARM,
            TopicCatalogue.NODES);
    private static final List<String> TOPICS = TopicCatalogue.all().stream()
            .<String>map(Topic::name)
            .filter(name -> name.startsWith("node."))
            .toList();

    private record Forged(Sent record, Reason reason) {}

    @TempDir
    Path directory;

    private final Random random = new Random(4);

    @Test
    void noneOfAHundredThousandForgeriesCountsAndEachIsADeadLetterWithItsReason() {
        List<List<?>> expected = heard("honest", 0);
        List<List<?>> besieged = heard("besieged", FORGERIES);
        assertThat(besieged).isEqualTo(expected);
        assertThat(expected).allMatch(conclusions -> !conclusions.isEmpty());
    }

    private List<List<?>> heard(String name, int forgeries) {
        try (GaugeDriver gauge = new GaugeDriver(directory.resolve(name), "")) {
            gauge.plan(Swarm.setup());
            List<Sent> honest = HonestDay.records(gauge);
            List<Sent> sent = new ArrayList<>();
            Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
            for (Sent record : honest) {
                gauge.send(record);
                sent.add(record);
                assertThat(gauge.deadLetters()).isEmpty();
                if (forgeries > 0) {
                    attack(gauge, sent, forgeries / honest.size() + 1, reasons);
                }
            }
            if (forgeries > 0) {
                assertThat(reasons.values().stream().mapToInt(number -> number).sum())
                        .isGreaterThanOrEqualTo(FORGERIES);
                assertThat(reasons)
                        .containsOnlyKeys(Reason.UNSIGNED, Reason.BAD_SIGNATURE, Reason.WRONG_SIGNER, Reason.DUPLICATE);
            }
            gauge.passTimeTo(150_000);
            List<List<?>> conclusions = new ArrayList<>();
            CONCLUSIONS.forEach(topic -> conclusions.add(gauge.read(topic)));
            return conclusions;
        }
    }

    private void attack(GaugeDriver gauge, List<Sent> sent, int number, Map<Reason, Integer> reasons) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Forged forged = forged(sent.get(random.nextInt(sent.size())));
            gauge.send(forged.record());
            expected.add(forged.reason().name());
            reasons.merge(forged.reason(), 1, Integer::sum);
        }
        assertThat(gauge.deadLetters())
                .extracting(letter -> GaugeDriver.header(letter, "sg-reason"))
                .isEqualTo(expected);
    }

    private Forged forged(Sent original) {
        return switch (random.nextInt(9)) {
            case 0 -> new Forged(original, Reason.DUPLICATE);
            case 1 -> new Forged(with(original, flipped(original.key()), original.value()), Reason.BAD_SIGNATURE);
            case 2, 3 -> new Forged(with(original, original.key(), flipped(original.value())), Reason.BAD_SIGNATURE);
            case 4 -> new Forged(flippedHeader(original, RecordSignature.SIGNATURE), Reason.BAD_SIGNATURE);
            case 5 -> new Forged(flippedHeader(original, RecordSignature.SIGNER), Reason.BAD_SIGNATURE);
            case 6 -> new Forged(onAnotherTopic(original), Reason.BAD_SIGNATURE);
            case 7 -> new Forged(byAStranger(original), Reason.WRONG_SIGNER);
            default -> new Forged(withoutHeader(original), Reason.UNSIGNED);
        };
    }

    private Sent onAnotherTopic(Sent original) {
        List<String> others =
                TOPICS.stream().filter(name -> !name.equals(original.topic())).toList();
        String topic = others.get(random.nextInt(others.size()));
        return new Sent(topic, original.key(), original.value(), original.signature(), original.timestamp());
    }

    /** Signed by a key of the forger's own, for another setup too. */
    private Sent byAStranger(Sent original) {
        String key = random.nextBoolean() ? Swarm.SETUP : "setup-" + random.nextInt(9);
        return Sent.signed(
                TestKeys.of(Swarm.STRANGER),
                original.topic(),
                key,
                requireNonNull(original.value()),
                original.timestamp());
    }

    private Sent withoutHeader(Sent original) {
        RecordHeaders headers = new RecordHeaders(original.signature());
        headers.remove(random.nextBoolean() ? RecordSignature.SIGNER : RecordSignature.SIGNATURE);
        return new Sent(original.topic(), original.key(), original.value(), headers, original.timestamp());
    }

    private Sent flippedHeader(Sent original, String name) {
        RecordHeaders headers = new RecordHeaders(original.signature());
        byte[] value = flipped(headers.lastHeader(name).value());
        headers.remove(name).add(name, value);
        return new Sent(original.topic(), original.key(), original.value(), headers, original.timestamp());
    }

    private static Sent with(Sent original, byte @Nullable [] key, byte @Nullable [] value) {
        return new Sent(original.topic(), key, value, original.signature(), original.timestamp());
    }

    private byte[] flipped(byte @Nullable [] bytes) {
        byte[] changed = requireNonNull(bytes).clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }
}

package io.swarmgauge.streams.alert.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.SuspectedCause;
import io.swarmgauge.streams.alert.cause.Turn.Made;
import io.swarmgauge.streams.alert.cause.Turn.Ready;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnProcessorTest {

    private static final Alert FIRING_1 = statement(AlertStatus.FIRING, 10, "a");
    private static final Alert RESOLVED_1 = statement(AlertStatus.RESOLVED, 10, "a");
    private static final Alert FIRING_2 = statement(AlertStatus.FIRING, 20, "b");
    private static final Alert RESOLVED_2 = statement(AlertStatus.RESOLVED, 20, "b");
    private static final Alert FIRING_3 = statement(AlertStatus.FIRING, 30, null);
    private static final List<Alert> ALL = List.of(FIRING_1, RESOLVED_1, FIRING_2, RESOLVED_2, FIRING_3);

    private final MockProcessorContext<String, Alert> context = new MockProcessorContext<>();
    private final Processor<String, Turn, String, Alert> turns =
            TurnProcessor.supplier().get();
    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(TurnProcessor.STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    TurnProcessorTest() {
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        turns.init(context);
    }

    @Test
    void theEndOfAnEpisodeThatLagsStandsBeforeTheNextFiring() {
        made(FIRING_1, RESOLVED_1, FIRING_2);
        ready(FIRING_1);
        ready(FIRING_2);
        assertThat(published()).containsExactly(explained(FIRING_1));
        ready(RESOLVED_1);
        assertThat(published()).containsExactly(explained(FIRING_1), explained(RESOLVED_1), explained(FIRING_2));
    }

    @Test
    void anEpisodeThatLagsAsAWholeStandsBeforeTheNext() {
        made(FIRING_1, RESOLVED_1, FIRING_2, RESOLVED_2);
        ready(FIRING_2);
        ready(RESOLVED_2);
        assertThat(published()).isEmpty();
        ready(FIRING_1);
        ready(RESOLVED_1);
        assertThat(published())
                .containsExactly(
                        explained(FIRING_1), explained(RESOLVED_1), explained(FIRING_2), explained(RESOLVED_2));
    }

    @Test
    void whatIsReadyBeforeItIsKnownToBeMadeWaits() {
        ready(FIRING_2);
        made(FIRING_1);
        assertThat(published()).isEmpty();
        ready(FIRING_1);
        made(FIRING_2);
        assertThat(published()).containsExactly(explained(FIRING_1), explained(FIRING_2));
    }

    /** A correction takes a breach back and the next one brings it again. */
    @Test
    void anEpisodeThatComesTwiceIsSaidTwice() {
        made(FIRING_1, RESOLVED_1, FIRING_1);
        ready(FIRING_1);
        ready(RESOLVED_1);
        ready(FIRING_1);
        assertThat(published()).containsExactly(explained(FIRING_1), explained(RESOLVED_1), explained(FIRING_1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverLagsEachIsSaidOnceInOrderAndNothingIsKept(long seed) {
        List<Turn> all = new ArrayList<>();
        ALL.forEach(alert -> all.add(new Ready(explained(alert))));
        Collections.shuffle(all, new Random(seed));
        Random random = new Random(seed);
        int place = 0;
        for (Alert alert : ALL) {
            place += random.nextInt(all.size() - place + 1);
            all.add(place++, new Made(alert));
        }
        all.forEach(this::hear);
        assertThat(published())
                .isEqualTo(ALL.stream().map(TurnProcessorTest::explained).toList());
        try (KeyValueIterator<Bytes, byte[]> kept = store.all()) {
            assertThat(kept.hasNext()).isFalse();
        }
    }

    private void made(Alert... alerts) {
        List.of(alerts).forEach(alert -> hear(new Made(alert)));
    }

    private void ready(Alert alert) {
        hear(new Ready(explained(alert)));
    }

    private void hear(Turn turn) {
        turns.process(new Record<>(turn.alert().getFingerprint(), turn, 0));
    }

    private List<Alert> published() {
        return context.forwarded().stream()
                .<Alert>map(forwarded -> forwarded.record().value())
                .toList();
    }

    private static Alert statement(AlertStatus status, long startsAtSecond, @Nullable String suspect) {
        return Alert.newBuilder(GivenConditions.alert(startsAtSecond, startsAtSecond + 5))
                .setStatus(status)
                .setSuspectId(suspect)
                .build();
    }

    private static Alert explained(Alert alert) {
        return Alert.newBuilder(alert)
                .setSuspectedCauses(List.of(SuspectedCause.newBuilder()
                        .setKind(CauseKind.CPU_SATURATED)
                        .setText("busy")
                        .setEvidence(List.of())
                        .build()))
                .build();
    }
}

package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class RuleKeeperTest {

    private static final AlertRule RULE = Given.slow().build();

    private final KeyValueStore<String, AlertRule> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(RuleTable.STORE), Serdes.String(), StateSerde.of(AlertRule.class))
            .withLoggingDisabled()
            .build();
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger pauses = new AtomicInteger();

    @Test
    void a_registry_that_is_away_for_a_while_costs_no_rule() {
        keeperWithOutages(3).process(new Record<>("slow", new byte[] {1}, 0));

        assertThat(store.get("slow")).isEqualTo(RULE);
        assertThat(pauses).hasValue(3);
        assertThat(changes).hasValue(1);
    }

    @Test
    void a_registry_that_stays_away_is_not_blamed_on_the_rule() {
        RuleKeeper keeper = keeperWithOutages(Integer.MAX_VALUE);

        assertThatExceptionOfType(RegistryOutage.class)
                .isThrownBy(() -> keeper.process(new Record<>("slow", new byte[] {1}, 0)));
        assertThat(changes).hasValue(0);
    }

    @Test
    void a_thread_that_is_to_stop_does_not_wait_for_the_registry() {
        RuleKeeper keeper = keeperWithOutages(Integer.MAX_VALUE);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(RegistryOutage.class)
                .isThrownBy(() -> keeper.process(new Record<>("slow", new byte[] {1}, 0)));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pauses).hasValue(0);
    }

    private RuleKeeper keeperWithOutages(int outages) {
        AtomicInteger left = new AtomicInteger(outages);
        RuleKeeper keeper = new RuleKeeper(
                (topic, bytes) -> {
                    if (left.getAndDecrement() > 0) {
                        throw new SerializationException("no answer", new ConnectException());
                    }
                    return RULE;
                },
                new StreamsMeters(new SimpleMeterRegistry()),
                changes::incrementAndGet,
                pauses::incrementAndGet);
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        keeper.init(context);
        return keeper;
    }
}

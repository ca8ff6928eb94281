package io.swarmgauge.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbandonedTransactionsTest {

    private static final String HERE = "gauge-0f4b8f4e-7c62-4f0c-9d55-8d1a2f6f0001";
    private static final String GONE = "gauge-0f4b8f4e-7c62-4f0c-9d55-8d1a2f6f0002";
    private static final String MEMBER = HERE + "-StreamThread-1-consumer";

    @Test
    void aProcessWithoutAMemberHasAbandonedItsTransactions() {
        assertThat(abandoned(HERE + "-1", HERE + "-2", GONE + "-1", GONE + "-2"))
                .containsExactly(GONE + "-1", GONE + "-2");
    }

    @Test
    void anotherApplicationsAreLeftAlone() {
        assertThat(abandoned(
                        "other-0f4b8f4e-7c62-4f0c-9d55-8d1a2f6f0002-1",
                        "gauge-too-" + GONE.substring(6) + "-1",
                        "gauge-1"))
                .isEmpty();
    }

    @Test
    void aGroupWithoutMembersSaysNothingOfAnybody() {
        assertThat(AbandonedTransactions.abandoned("gauge", List.of(GONE + "-1"), List.of()))
                .isEmpty();
    }

    @Test
    void whileAMemberHasANameOfItsOwnNobodyIsTakenForGone() {
        for (String named : List.of("x-StreamThread-1-consumer", "gauge-too-" + MEMBER.substring(6), "")) {
            assertThat(AbandonedTransactions.abandoned("gauge", List.of(GONE + "-1"), List.of(MEMBER, named)))
                    .isEmpty();
        }
    }

    @Test
    void commitsThatAreFarApartAreWaitedFor() {
        assertThat(AbandonedTransactions.openFor(Duration.ofMillis(100))).isEqualTo(Duration.ofSeconds(5));
        assertThat(AbandonedTransactions.openFor(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(60));
    }

    private static List<String> abandoned(String... open) {
        return AbandonedTransactions.abandoned("gauge", List.of(open), List.of(MEMBER));
    }
}

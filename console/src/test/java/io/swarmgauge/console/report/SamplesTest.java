package io.swarmgauge.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.plan.ServiceTerm;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private static final long START = Statements.START;
    private static final long MINUTE = Statements.MINUTE;

    private final Samples slots = new Samples(ServiceTerm.AVAILABILITY, START);

    @Test
    void theWindowsOfASlotAreOneSampleOfAvailability() {
        slots.add(START, 0, 1);
        slots.add(START + MINUTE, 1, 1);
        slots.add(START + 2 * MINUTE, 0, 0);
        slots.add(START + 6 * MINUTE, 0, 1);
        slots.add(START + 11 * MINUTE, 0, 0);

        assertThat(slots.good()).isEqualTo(1);
        assertThat(slots.total()).isEqualTo(2);
    }

    @Test
    void aSlotIsInThePartInWhichItStartsAndTheFirstOneInTheFirst() {
        Samples samples = new Samples(ServiceTerm.AVAILABILITY, START + 3 * MINUTE);
        samples.add(START + 4 * MINUTE, 0, 1);
        samples.add(START + 9 * MINUTE, 1, 1);

        assertThat(samples.achieved(START + 3 * MINUTE, START + 5 * MINUTE)).isZero();
        assertThat(samples.achieved(START + 5 * MINUTE, START + 10 * MINUTE)).isEqualTo(1);
        assertThat(samples.achieved(START + 10 * MINUTE, START + 15 * MINUTE)).isNull();
    }

    @Test
    void allOtherSamplesAreSummedUp() {
        Samples lag = new Samples(ServiceTerm.LAG, START);
        lag.add(START, 9, 10);
        lag.add(START + MINUTE, 5, 10);

        assertThat(lag.good()).isEqualTo(14);
        assertThat(lag.total()).isEqualTo(20);
        assertThat(lag.achieved(START + MINUTE, START + 2 * MINUTE)).isEqualTo(0.5);
    }

    @Test
    void onlyAPartOfASlotOrMoreSurelyHoldsASampleOfAvailability() {
        assertThat(slots.least(MINUTE)).isEqualTo(Samples.SLOT);
        assertThat(slots.least(60 * MINUTE)).isEqualTo(60 * MINUTE);
        assertThat(new Samples(ServiceTerm.SPEED, START).least(MINUTE)).isEqualTo(MINUTE);
    }
}

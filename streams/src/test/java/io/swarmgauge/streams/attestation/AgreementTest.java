package io.swarmgauge.streams.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void whereAllOrNothingCameItIsTheOutcomeOfTheMajority() {
        assertThat(Agreement.on(1, 0, 1)).hasValue(1);
        assertThat(Agreement.on(0, 1, 0)).hasValue(0);
        assertThat(Agreement.on(0, 1, 1, 1)).hasValue(1);
    }

    @Test
    void oneAttestorAloneHasItsOwnWord() {
        assertThat(Agreement.on(0.25)).hasValue(0.25);
    }

    @Test
    void twoWhoDifferALittleMeetInTheMiddle() {
        assertThat(Agreement.on(1, 0.5)).hasValue(0.75);
    }

    @Test
    void twoHalvesThatContradictEachOtherAgreeOnNothing() {
        assertThat(Agreement.on(1, 0)).isEmpty();
        assertThat(Agreement.on(1, 0.4)).isEmpty();
        assertThat(Agreement.on(0, 0, 1, 1)).isEmpty();
    }

    @Test
    void nobodyAgreesOnNothing() {
        assertThat(Agreement.on()).isEmpty();
    }
}

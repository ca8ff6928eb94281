package io.swarmgauge.console.qualification;

import static io.swarmgauge.console.qualification.Known.LIAR;
import static io.swarmgauge.console.qualification.Known.hoster;
import static io.swarmgauge.console.qualification.Known.job;
import static io.swarmgauge.console.qualification.Known.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmgauge.schema.gauge.LoneEvidence;
import io.swarmgauge.schema.plan.Job;
import org.junit.jupiter.api.Test;

class ShareCriterionTest {

    private static Job.Builder reliability(double least) {
        return job().setMinReliability(least);
    }

    @Test
    void whatIsProvenIsTheLowerBoundNotTheShareSoFar() {
        Known perfectSoFar = hoster().reliable("EU", 57, 0);

        // 57 windows without a failure prove 0.05^(1/58) = 0.9497
        Reason proven = only(ReasonCode.RELIABILITY, perfectSoFar, reliability(0.94));
        Reason unproven = only(ReasonCode.RELIABILITY, perfectSoFar, reliability(0.96));

        assertThat(proven)
                .returns(true, Reason::ok)
                .returns(
                        "reliability in EU: 0.9496 proven, 1 so far, the job asks for ≥ 0.94; 57 windows",
                        Reason::sentence);
        assertThat(unproven)
                .returns(false, Reason::ok)
                .returns(Basis.NOTHING, Reason::basis)
                .returns(
                        "reliability in EU: 1 so far, 0.9496 proven, the job asks for ≥ 0.96; 57 windows, too few to"
                                + " prove it, no raw benchmark",
                        Reason::sentence);
    }

    @Test
    void aRawBenchmarkStandsInUntilEnoughIsProven() {
        Known newcomer = hoster().raw("EU", times(10, 20)).reliable("EU", 12, 0);

        assertThat(newcomer.qualifies(reliability(0.95)))
                .matches(QualificationAnswer::qualifies)
                .matches(QualificationAnswer::provisional);
        assertThat(only(ReasonCode.RELIABILITY, newcomer, reliability(0.95)).sentence())
                .startsWith("reliability in EU: 1 so far, 0.7941 proven, the job asks for ≥ 0.95; 12 windows, too few"
                        + " to prove it, the raw benchmark stands in");
    }

    @Test
    void aRecordThatFallsShortIsANoWhateverTheRawBenchmark() {
        Known failing = hoster().raw("EU", times(10, 20)).reliable("EU", 60, 60);

        assertThat(only(ReasonCode.RELIABILITY, failing, reliability(0.95)))
                .returns(false, Reason::ok)
                .returns("reliability in EU: 0.5 so far, the job asks for ≥ 0.95; 120 windows", Reason::sentence);
    }

    @Test
    void belowTenWindowsTheRawBenchmarkDecidesAlone() {
        Known unlucky = hoster().raw("EU", times(10, 20)).reliable("EU", 0, 9);

        assertThat(unlucky.qualifies(reliability(0.95)))
                .matches(QualificationAnswer::qualifies)
                .matches(QualificationAnswer::provisional);
        assertThat(only(ReasonCode.RELIABILITY, unlucky, reliability(0.95)).sentence())
                .isEqualTo(
                        "reliability in EU: 0 so far, the job asks for ≥ 0.95; 9 windows of the 10 that it takes, the"
                                + " raw benchmark stands in");
        assertThat(hoster().raw("EU", times(10, 20))
                        .reliable("EU", 0, 10)
                        .qualifies(reliability(0.95))
                        .qualifies())
                .isFalse();
    }

    @Test
    void aRawBenchmarkWithoutDeliveryStandsInForNothing() {
        Known dead = hoster().raw("EU", times(20, 5_000), times(20, 0));

        assertThat(dead.qualifies(reliability(0.1)).against())
                .extracting(Reason::code)
                .containsExactly(ReasonCode.RELIABILITY, ReasonCode.INSUFFICIENT_EVIDENCE);
    }

    @Test
    void aShareThatFallsShortByLittleIsToldFromTheLimit() {
        assertThat(only(ReasonCode.RELIABILITY, hoster().reliable("EU", 94_999, 5_001), reliability(0.95))
                        .sentence())
                .startsWith("reliability in EU: 0.9499 so far, the job asks for ≥ 0.95;");
    }

    @Test
    void nothingAtAllIsANo() {
        assertThat(hoster().qualifies(reliability(0.1)).against())
                .extracting(Reason::sentence)
                .containsExactly(
                        "reliability in EU: not seen at work yet, the job asks for ≥ 0.1; no raw benchmark",
                        "evidence in EU: too little on reliability and no raw benchmark; have attestors of EU measure"
                                + " this hoster");
    }

    @Test
    void nineWindowsNeverQualifyByThemselves() {
        assertThat(hoster().reliable("EU", 9, 0).qualifies(reliability(0.1)).qualifies())
                .isFalse();
        assertThat(hoster().reliable("EU", 10, 0).qualifies(reliability(0.1)).qualifies())
                .isTrue();
    }

    @Test
    void whatAnUntrustedAttestorAloneSaysCountsForNothing() {
        LoneEvidence praise = new LoneEvidence(LIAR, 500.0, 0.0);
        Known praised = hoster().reliable("EU", 505, 0, praise);

        assertThat(praised.qualifies(reliability(0.95)).qualifies()).isTrue();
        assertThat(praised.attestor(LIAR, 0).qualifies(reliability(0.95)).qualifies())
                .isFalse();
        assertThat(only(ReasonCode.RELIABILITY, praised, reliability(0.95)).samples())
                .isEqualTo(5);
    }

    @Test
    void halfAWordCountsHalf() {
        Known hoster = hoster().reliable("EU", 100, 20, new LoneEvidence(LIAR, 40.0, 20.0))
                .attestor(LIAR, 0.5);

        Trials trials = Trials.of(
                hoster.facts().ratings().orElseThrow().getRegions().get(0),
                hoster.facts().attestors());

        assertThat(trials).isEqualTo(new Trials(80, 10));
        assertThat(trials.lowerBound()).isCloseTo(0.8212, within(0.01));
    }

    @Test
    void qualityAndAvailabilityFollowTheSameRule() {
        Known good = hoster().reliable("EU", 400, 0);

        assertThat(good.qualifies(job().setMinQuality(0.99).setMinAvailability(0.99)))
                .matches(QualificationAnswer::qualifies);
        assertThat(only(ReasonCode.QUALITY, good, job().setMinQuality(0.99)).sentence())
                .isEqualTo("quality in EU: 0.9925 proven, 1 so far, the job asks for ≥ 0.99; 400 windows");
        assertThat(only(ReasonCode.AVAILABILITY, good, job().setMinAvailability(0.999))
                        .sentence())
                .isEqualTo("availability in EU: 1 so far, 0.9925 proven, the job asks for ≥ 0.999; 400 5-minute slots,"
                        + " too few to prove it, no raw benchmark");
    }

    private static Reason only(ReasonCode code, Known hoster, Job.Builder job) {
        return hoster.qualifies(job).reasons().stream()
                .filter(reason -> reason.code() == code)
                .findFirst()
                .orElseThrow();
    }
}

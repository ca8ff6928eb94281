package io.swarmgauge.streams.compliance;

import static io.swarmgauge.streams.compliance.Given.DAY;
import static io.swarmgauge.streams.compliance.Given.EU;
import static io.swarmgauge.streams.compliance.Given.HOUR;
import static io.swarmgauge.streams.compliance.Given.MINUTE;
import static io.swarmgauge.streams.compliance.Given.T0;
import static io.swarmgauge.streams.compliance.Given.TERMS;
import static io.swarmgauge.streams.compliance.Given.answers;
import static io.swarmgauge.streams.compliance.Given.attested;
import static io.swarmgauge.streams.compliance.Given.chunks;
import static io.swarmgauge.streams.compliance.Given.hoster;
import static io.swarmgauge.streams.compliance.Given.refusing;
import static io.swarmgauge.streams.compliance.Given.setup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.swarmgauge.schema.gauge.BurnRate;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RegionCompliance;
import io.swarmgauge.schema.gauge.Shortfall;
import io.swarmgauge.schema.gauge.ShortfallKind;
import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComplianceRoomTest {

    private static final long CLOSES = 30_000 + ComplianceProcessor.SETTLING.toMillis();

    private final ComplianceDriver room = new ComplianceDriver(setup(TERMS));

    @Test
    void aWindowIsSaidOnceWhenItsEndGraceAndSettlingHavePassed() {
        hear(answers(T0, 8, 1, 1));
        hear(chunks(T0, 0, 9, 1, 0));
        room.passTimeTo(T0 + MINUTE + CLOSES - 1);
        assertThat(room.published()).isEmpty();
        room.passTimeTo(T0 + MINUTE + CLOSES);
        room.passTimeTo(T0 + MINUTE + CLOSES + 1);
        ComplianceWindow said = room.last();
        assertThat(room.published()).hasSize(1);
        assertThat(said.getRevision()).isZero();
        assertThat(said.getWindowEnd()).isEqualTo(T0 + MINUTE);
        assertThat(said.getPeriodMs()).isEqualTo(28 * DAY);
        assertThat(said.getPlanId()).isEqualTo(Swarm.SETUP);
        assertThat(said.getCoverage().getArrived()).isEqualTo(3);
        assertThat(said.getRegions())
                .extracting(RegionCompliance::getRegion)
                .containsExactly("*", "region-a", "region-b", "region-c");
        assertThat(counts(Given.term(said, EU, ServiceTerm.LAG))).containsExactly(8, 10, 8, 10);
        assertThat(counts(Given.term(said, "region-b", ServiceTerm.LAG))).containsExactly(0, 0, 0, 0);
        assertThat(Given.term(said, "region-b", ServiceTerm.LAG).getAchieved()).isNull();
        assertThat(counts(Given.term(said, "*", ServiceTerm.SPEED))).containsExactly(8, 10, 8, 10);
        assertThat(counts(Given.term(said, "*", ServiceTerm.AVAILABILITY))).containsExactly(1, 1, 1, 1);
        assertThat(counts(Given.term(said, "*", ServiceTerm.CHUNK_AVAILABILITY)))
                .containsExactly(9, 10, 9, 10);
        assertThat(said.getRegions().get(1).getTerms())
                .extracting(TermCompliance::getTerm)
                .containsExactly(ServiceTerm.AVAILABILITY, ServiceTerm.LAG, ServiceTerm.SPEED);
    }

    @Test
    void causesNameWhoMissedAndWhyMostFirst() {
        hear(attested(
                T0, 0, hoster(Swarm.ALICE, EU, 1, 3, 1), hoster(Swarm.BOB, EU, 5, 1, 0), refusing(Swarm.CAROL, EU)));
        hear(attested(T0 + 5 * MINUTE, 0, hoster(Swarm.ALICE, EU, 0, 0, 2), refusing(Swarm.CAROL, EU)));
        hear(chunks(T0 + 5 * MINUTE, 0, 7, 2, 1));
        room.passTimeTo(T0 + HOUR);
        assertThat(Given.term(room.last(), EU, ServiceTerm.LAG).getCauses())
                .containsExactlyInAnyOrder(
                        missed(Swarm.ALICE, ShortfallKind.SLOW, 3),
                        missed(Swarm.ALICE, ShortfallKind.TIMED_OUT, 3),
                        missed(Swarm.BOB, ShortfallKind.SLOW, 1))
                .last()
                .isEqualTo(missed(Swarm.BOB, ShortfallKind.SLOW, 1));
        assertThat(Given.term(room.last(), "*", ServiceTerm.AVAILABILITY).getCauses())
                .containsExactlyInAnyOrder(
                        missed(Swarm.ALICE, ShortfallKind.UNANSWERED, 1),
                        missed(Swarm.CAROL, ShortfallKind.REFUSED, 1));
        assertThat(Given.term(room.last(), "*", ServiceTerm.CHUNK_AVAILABILITY).getCauses())
                .containsExactly(
                        new Shortfall(null, ShortfallKind.CHUNK_LOST, 2L),
                        new Shortfall(null, ShortfallKind.UNANSWERED, 1L));
    }

    @Test
    void aTimeOutMissesEvenALagThatIsLongerThanTheAttestorsLimit() {
        room.plan(setup(new Terms(null, null, null, 9_000.0, 0.9)));
        hear(answers(T0, 6, 2, 2));
        room.passTimeTo(T0 + HOUR);
        TermCompliance lag = Given.term(room.last(), "*", ServiceTerm.LAG);
        assertThat(counts(lag)).containsExactly(8, 10, 8, 10);
        assertThat(lag.getCauses()).containsExactly(missed(Swarm.ALICE, ShortfallKind.TIMED_OUT, 2));
        assertThat(room.last().getRegions().get(0).getTerms()).hasSize(1);
    }

    @Test
    void allWindowsOfFiveMinutesAreOneSlotOfAvailability() {
        hear(attested(T0, 0, refusing(Swarm.ALICE, EU)));
        hear(attested(T0 + 4 * MINUTE, 0, hoster(Swarm.BOB, EU, 1, 0, 0)));
        hear(attested(T0 + 5 * MINUTE, 0, refusing(Swarm.ALICE, EU)));
        room.passTimeTo(T0 + HOUR);
        assertThat(room.published().stream()
                        .map(said -> counts(Given.term(said, EU, ServiceTerm.AVAILABILITY)))
                        .toList())
                .containsExactly(List.of(0, 1, 0, 1), List.of(1, 1, 1, 1), List.of(0, 1, 1, 2));
    }

    /** A sample in the minute [t, t + 1 min) is in the 5 minutes that end at t + 5 min, and not in those a minute later. */
    @Test
    void burnWindowsReachBackExactlyAsLongAsTheyAre() {
        for (int minute = 0; minute < 70; minute++) {
            hear(answers(T0 + minute * MINUTE, minute == 0 ? 0 : 10, minute == 0 ? 10 : 0, 0));
        }
        room.passTimeTo(T0 + 2 * HOUR);
        assertThat(fast(4).getShortSamples()).isEqualTo(50);
        assertThat(fast(4).getShortRate()).isCloseTo(10 / 50.0 / 0.01, within(1e-9));
        assertThat(fast(5).getShortSamples()).isEqualTo(50);
        assertThat(fast(5).getShortRate()).isZero();
        assertThat(fast(59).getLongSamples()).isEqualTo(600);
        assertThat(fast(59).getLongRate()).isCloseTo(10 / 600.0 / 0.01, within(1e-9));
        assertThat(fast(60).getLongSamples()).isEqualTo(600);
        assertThat(fast(60).getLongRate()).isZero();
    }

    @Test
    void whoBurnsNowIsNotWhoMissedMostInThePeriod() {
        for (int minute = 0; minute < 60; minute++) {
            hear(attested(T0 + minute * MINUTE, 0, hoster(Swarm.ALICE, EU, 0, 10, 0)));
        }
        room.passTimeTo(T0 + 2 * HOUR);
        for (int minute = 0; minute < 10; minute++) {
            hear(attested(T0 + 10 * DAY + minute * MINUTE, 0, hoster(Swarm.BOB, EU, 0, 10, 0)));
        }
        room.passTimeTo(T0 + 11 * DAY);
        TermCompliance lag = Given.term(room.last(), EU, ServiceTerm.LAG);
        assertThat(lag.getCauses().get(0).getHosterId()).isEqualTo(Swarm.ALICE);
        assertThat(lag.getBurnRates()).extracting(BurnRate::getSuspectId).containsOnly(Swarm.BOB);
        assertThat(fast(59).getSuspectId()).isEqualTo(Swarm.ALICE);
    }

    @Test
    void longWindowsAndThePeriodReachBackOverHoursAndDays() {
        HostingSetup setup = setup(TERMS);
        for (long start = T0; start < T0 + 30 * DAY; start += HOUR) {
            room.hear(setup.getSetupId(), answers(start + 7 * MINUTE, 9, 1, 0));
        }
        room.passTimeTo(T0 + 31 * DAY);
        TermCompliance lag = Given.term(room.last(), EU, ServiceTerm.LAG);
        assertThat(lag.getBurnRates()).extracting(BurnRate::getLongSamples).containsExactly(10L, 60L, 240L, 720L);
        assertThat(lag.getBurnRates()).extracting(BurnRate::getShortSamples).containsExactly(10L, 10L, 20L, 60L);
        // The period begins on the full hour: 28 days and 8 minutes hold 28 × 24 + 1 probes of ten.
        assertThat(lag.getPeriodTotal()).isEqualTo(6_730);
        assertThat(lag.getPeriodGood()).isEqualTo(6_057);
        assertThat(lag.getBudgetLeft()).isCloseTo(1 - 0.1 / 0.01, within(1e-9));
    }

    @Test
    void aLateRevisionCorrectsItsWindowAndThoseThatReachItAndNoDuplicateSaysAnythingAgain() {
        hear(answers(T0, 10, 0, 0));
        hear(answers(T0 + MINUTE, 10, 0, 0));
        room.passTimeTo(T0 + HOUR);
        hear(answers(T0, 10, 0, 0));
        hear(answers(T0 + MINUTE, 0, 10, 0));
        room.passTimeTo(T0 + HOUR + 1);
        assertThat(room.published()).hasSize(2);

        hear(attested(T0, 1, hoster(Swarm.ALICE, EU, 9, 1, 0)));
        room.passTimeTo(T0 + HOUR + 2);
        assertThat(room.published())
                .extracting(said -> said.getWindowStart() - T0, ComplianceWindow::getRevision)
                .endsWith(tuple(0L, 1), tuple(MINUTE, 1));
        assertThat(counts(Given.term(room.last(), EU, ServiceTerm.LAG))).containsExactly(10, 10, 19, 20);
    }

    @Test
    void aWindowThatComesOutOfOrderIsSaidAndCorrectsTheLaterOnes() {
        hear(answers(T0 + MINUTE, 10, 0, 0));
        room.passTimeTo(T0 + HOUR);
        hear(answers(T0, 0, 10, 0));
        room.passTimeTo(T0 + HOUR + 1);
        assertThat(room.settled().values())
                .extracting(said -> Given.term(said, EU, ServiceTerm.LAG).getPeriodTotal())
                .containsExactly(10L, 20L);
    }

    @Test
    void windowsOutsideTheTimeOfTheTermsCountForNothing() {
        room.plan(HostingSetup.newBuilder(setup(TERMS))
                .setPlanId("plan-1")
                .setFromTime(T0 + MINUTE)
                .setUntilTime(T0 + 3 * MINUTE)
                .build());
        for (int minute = 0; minute < 5; minute++) {
            hear(answers(T0 + minute * MINUTE, 1, 0, 0));
        }
        room.passTimeTo(T0 + HOUR);
        assertThat(room.published())
                .extracting(ComplianceWindow::getWindowStart)
                .containsExactly(T0 + MINUTE, T0 + 2 * MINUTE);
        assertThat(Given.term(room.last(), EU, ServiceTerm.LAG).getPeriodTotal())
                .isEqualTo(2);
        assertThat(room.last().getPlanId()).isEqualTo("plan-1");
    }

    @Test
    void aSetupWithoutTermsHasNothingToKeep() {
        room.plan(setup(null));
        hear(answers(T0, 1, 0, 0));
        room.plan(setup(new Terms(null, 5L, null, null, null)));
        hear(answers(T0 + MINUTE, 1, 0, 0));
        room.passTimeTo(T0 + HOUR);
        assertThat(room.published()).isEmpty();
        assertThat(room.kept()).containsExactly(0, 0);
    }

    @Test
    void whatIsKeptOfASetupIsBounded() {
        for (long start = T0; start < T0 + 40 * DAY; start += 10 * MINUTE) {
            hear(answers(start, 9, 1, 0));
        }
        room.passTimeTo(T0 + 41 * DAY);
        long windows = 6 * 24 * 4 + 18;
        long hours = 24 * 30 + 1;
        long days = 32;
        assertThat(room.kept()[1]).isLessThan(windows + hours + days + 2);
    }

    @Test
    void windowsThatShowNothingAreForgottenLikeOthers() {
        for (long start = T0; start < T0 + 40 * DAY; start += HOUR) {
            hear(attested(
                    start,
                    0,
                    new HosterAttestation(
                            Swarm.ALICE, List.of(Given.agreed(EU, null, null, List.of(), List.of(), 0)))));
        }
        room.passTimeTo(T0 + 41 * DAY);
        assertThat(room.published()).isNotEmpty();
        assertThat(room.kept()[1]).isLessThan(24 * 5);
    }

    @Test
    void whatIsCountedBeginsAtZero() {
        assertThat(room.counted()).containsExactly(Map.entry("correction", 0.0), Map.entry("first", 0.0));
    }

    private void hear(Evidence evidence) {
        room.hear(Swarm.SETUP, evidence);
    }

    private BurnRate fast(int minute) {
        ComplianceWindow said = room.at(T0 + minute * MINUTE);
        return Given.term(said, EU, ServiceTerm.LAG).getBurnRates().get(0);
    }

    private static List<Integer> counts(TermCompliance term) {
        return List.of(
                (int) term.getGood(), (int) term.getTotal(), (int) term.getPeriodGood(), (int) term.getPeriodTotal());
    }

    private static Shortfall missed(String hosterId, ShortfallKind kind, long missed) {
        return new Shortfall(hosterId, kind, missed);
    }
}

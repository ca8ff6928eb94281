package io.swarmgauge.console.qualification;

import static io.swarmgauge.console.qualification.Known.HEARTBEAT;
import static io.swarmgauge.console.qualification.Known.NOW;
import static io.swarmgauge.console.qualification.Known.hoster;
import static io.swarmgauge.console.qualification.Known.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.Job;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferCriteriaTest {

    private static final long HOUR = 3_600_000L;

    @Test
    void aRegisteredHosterQualifiesForAJobThatAsksForNothing() {
        QualificationAnswer answer = hoster().qualifies(job());

        assertThat(answer.qualifies()).isTrue();
        assertThat(answer.reasons())
                .extracting(Reason::sentence)
                .containsExactly(
                        "registration: registered as a hoster",
                        "presence: last heard of 1 s ago, the job asks for ≤ 180 s (three heartbeats)",
                        "time: offered without end",
                        "region EU: offered in the registration form");
    }

    @Test
    void aStrangerIsToldToRegister() {
        assertThat(against(hoster().neverRegistered(), job().setStorageBytes(1L << 30)))
                .containsExactly(
                        "registration: never registered; start its agent",
                        "time: nothing is offered without a registration",
                        "storage: none is offered in the registration form, the job asks for ≥ 1 GiB",
                        "region EU: not offered; add it to the regions of the registration form");
    }

    @Test
    void whoLeftOrIsNoHosterDoesNotQualify() {
        assertThat(against(hoster().gone(), job()))
                .containsExactly("registration: it has left; start its agent to return");
        assertThat(against(hoster().as(Role.ATTESTOR), job()))
                .containsExactly("registration: registered without the role of a hoster; add it to the agent's roles");
    }

    @Test
    void threeHeartbeatsOfSilenceAreBorneAndNotOneMillisecondMore() {
        assertThat(against(hoster().lastHeardOf(3 * HEARTBEAT), job())).isEmpty();
        assertThat(against(hoster().lastHeardOf(3 * HEARTBEAT + 1), job()))
                .containsExactly("presence: last heard of 180.001 s ago, the job asks for ≤ 180 s (three heartbeats);"
                        + " check that its agent runs and reaches the cluster");
    }

    @Test
    void storageThatIsOfferedMustSuffice() {
        Known offering = hoster().offering(null, null, 10L << 30, "EU");

        assertThat(against(offering, job().setStorageBytes(10L << 30))).isEmpty();
        assertThat(against(offering, job().setStorageBytes((10L << 30) + (1L << 29))))
                .containsExactly("storage: 10 GiB offered, the job asks for ≥ 10.5 GiB");
    }

    @Test
    void theOfferCoversTheJobsTime() {
        Job.Builder job = job().setFromTime(NOW + HOUR).setUntilTime(NOW + 3 * HOUR);

        assertThat(against(hoster().offering(NOW + HOUR, NOW + 3 * HOUR, null, "EU"), job))
                .isEmpty();
        assertThat(against(hoster().offering(NOW + 2 * HOUR, null, null, "EU"), job))
                .containsExactly("time: offered from 2027-01-15T10:00:00Z, the job begins at 2027-01-15T09:00:00Z");
        assertThat(against(hoster().offering(null, NOW + 2 * HOUR, null, "EU"), job))
                .containsExactly("time: offered until 2027-01-15T10:00:00Z, the job ends at 2027-01-15T11:00:00Z");
        assertThat(against(hoster().offering(null, NOW + 2 * HOUR, null, "EU"), job()))
                .containsExactly("time: offered until 2027-01-15T10:00:00Z, the job has no end");
    }

    @Test
    void ofAJobThatHasBegunOnlyTheRestCounts() {
        Job.Builder running = job().setFromTime(NOW - HOUR).setUntilTime(NOW + HOUR);

        assertThat(against(hoster().offering(NOW - 1, null, null, "EU"), running))
                .isEmpty();
        assertThat(against(hoster(), job().setUntilTime(NOW)))
                .containsExactly("time: the job was over at 2027-01-15T08:00:00Z");
    }

    @Test
    void eachRegionOfTheJobIsOfferedOrItsOwn() {
        assertThat(against(hoster(), job().setRegions(List.of("AFRICA", "ASIA", "OCEANIA"))))
                .containsExactly("region OCEANIA: not offered; add it to the regions of the registration form");
    }

    private static List<String> against(Known hoster, Job.Builder job) {
        return hoster.qualifies(job).against().stream().map(Reason::sentence).toList();
    }
}

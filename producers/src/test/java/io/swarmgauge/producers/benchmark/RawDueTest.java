package io.swarmgauge.producers.benchmark;

import static io.swarmgauge.producers.TestNodes.NODE;
import static io.swarmgauge.producers.TestNodes.peer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.producers.TestNodes;
import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.swarm.ProbeTarget;
import io.swarmgauge.producers.swarm.SwarmView;
import io.swarmgauge.producers.swarm.TestSwarm;
import io.swarmgauge.schema.node.RegistrationReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RawDueTest {

    private static final long START = 1_800_000_000_000L;
    private static final long DAY = 24 * 3_600_000L;
    private static final List<Integer> CHUNKS = List.of(1, 2, 3);
    private static final ProbeTarget FIRST_ON_1 = new ProbeTarget("setup-1", peer(1), CHUNKS);
    private static final ProbeTarget SECOND_ON_1 = new ProbeTarget("setup-1", peer(2), CHUNKS);
    private static final ProbeTarget FIRST_ON_2 = new ProbeTarget("setup-2", peer(1), CHUNKS);

    private final SwarmView view = new SwarmView(TestSwarm.settings(), NODE);
    private final RawDue raw = new RawDue(view, START, new Random(1));

    @BeforeEach
    void plan() {
        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(1), peer(2)));
        view.planned("setup-2", TestSwarm.setup("setup-2", CHUNKS, peer(1)));
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "HARDWARE_CHANGE", "LOCATION_CHANGE"})
    void aHosterThatRegistersAnewIsMeasuredOnceOnEachOfItsSetups(RegistrationReason reason) {
        view.registered(TestSwarm.registration(peer(1), reason, START));
        assertThat(raw.targets(START)).containsExactly(FIRST_ON_1, FIRST_ON_2);

        measured(FIRST_ON_1);
        assertThat(raw.targets(START)).containsExactly(FIRST_ON_2);
        measured(FIRST_ON_2);
        assertThat(raw.targets(START)).isEmpty();

        view.registered(TestSwarm.registration(peer(1), reason, START));
        assertThat(raw.targets(START)).isEmpty();
        view.registered(TestSwarm.registration(peer(1), reason, START + 1));
        assertThat(raw.targets(START)).containsExactly(FIRST_ON_1, FIRST_ON_2);
    }

    @Test
    void aHosterThatBeatsOrLeavesOrHostsNothingIsNot() {
        view.registered(TestSwarm.registration(peer(1), RegistrationReason.HEARTBEAT, START));
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.LEAVE, START));
        view.registered(TestSwarm.registration(peer(9), RegistrationReason.NEW, START));

        assertThat(raw.targets(START)).isEmpty();
    }

    @Test
    void aRegistrationThatComesBeforeThePlanIsNotForgotten() {
        view.planned("setup-1", null);
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.LOCATION_CHANGE, START));
        assertThat(raw.targets(START)).isEmpty();

        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(2)));

        assertThat(raw.targets(START)).containsExactly(SECOND_ON_1);
    }

    @Test
    void whoIsAskedForIsMeasuredOnceForEachTimeThatItWas() {
        assertThat(request("setup-1", peer(2))).isEqualTo(1);
        assertThat(request("setup-1", peer(2))).isEqualTo(1);
        assertThat(raw.targets(START)).containsExactly(SECOND_ON_1);
        measured(SECOND_ON_1);
        assertThat(raw.targets(START)).isEmpty();

        assertThat(request("setup-1", peer(2))).isEqualTo(1);
        assertThat(raw.targets(START)).containsExactly(SECOND_ON_1);
    }

    @Test
    void aRequestIsForASetupOrAHosterOrBothOrAll() {
        assertThat(request("setup-1", null)).isEqualTo(2);
        assertThat(raw.targets(START)).containsExactly(FIRST_ON_1, SECOND_ON_1);
        assertThat(request(null, peer(1))).isEqualTo(2);
        assertThat(request(null, null)).isEqualTo(3);
        assertThat(raw.targets(START)).containsExactly(FIRST_ON_1, SECOND_ON_1, FIRST_ON_2);
    }

    @Test
    void aRequestForWhatIsNotMeasuredIsRefused() {
        assertThatThrownBy(() -> request("setup-3", null)).hasMessageContaining("UNKNOWN_SETUP: 'setup-3'");
        assertThatThrownBy(() -> request(null, peer(9))).hasMessageContaining("BAD_FIELD: hoster: is no hoster of any");
        assertThatThrownBy(() -> request("setup-2", peer(2)))
                .hasMessageContaining("BAD_FIELD: hoster: is no hoster of setup-2");
    }

    @Test
    void onlyThoseThatCanBeAskedNowAreTaken() {
        assertThat(raw.request(
                        Optional.empty(),
                        Optional.empty(),
                        target -> target.setup().equals("setup-2"),
                        START))
                .isEqualTo(1);
        assertThat(raw.targets(START)).containsExactly(FIRST_ON_2);

        assertThatThrownBy(() -> raw.request(Optional.empty(), Optional.empty(), target -> false, START))
                .isInstanceOf(BadLineException.class)
                .hasMessageContaining("NO_ATTESTOR");
    }

    @Test
    void withoutAPlanThereIsNothingToMeasureAndNothingWrong() {
        view.planned("setup-1", null);
        view.planned("setup-2", null);

        assertThat(request(null, null)).isZero();
    }

    @Test
    void whatLeavesThePlanIsNotMeasuredAnyMore() {
        request(null, null);
        view.planned("setup-1", null);
        assertThat(raw.targets(START)).containsExactly(FIRST_ON_2);

        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(1)));

        assertThat(raw.targets(START)).containsExactly(FIRST_ON_2);
    }

    @Test
    void whoDeliveredNothingIsTriedAgainAtGrowingDistancesForADay() {
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.NEW, START));
        List<Long> tries = tries(START, START + DAY);

        assertThat(tries).startsWith(START, START + 5_000, START + 15_000, START + 35_000, START + 75_000);
        assertThat(tries.get(8) - tries.get(7)).isEqualTo(300_000);
        assertThat(tries.get(tries.size() - 1)).isBetween(START + DAY - 300_000, START + DAY - 1);
        assertThat(raw.targets(START + DAY)).isEmpty();
    }

    @Test
    void whoAsksByHandStartsTheTriesAnew() {
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.NEW, START));
        tries(START, START + DAY);

        assertThat(raw.request(Optional.empty(), Optional.of(peer(2)), target -> true, START + DAY))
                .isEqualTo(1);

        assertThat(tries(START + DAY, START + DAY + 10_000)).containsExactly(START + DAY, START + DAY + 5_000);
    }

    @Test
    void whoLeavesIsNotTriedUntilItIsBack() {
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.NEW, START));
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.LEAVE, START + 1));
        assertThat(raw.targets(START)).isEmpty();

        view.registered(TestSwarm.registration(peer(2), RegistrationReason.HEARTBEAT, START + 2));
        assertThat(raw.targets(START)).containsExactly(SECOND_ON_1);
    }

    @Test
    void whatWasAskedBeforeAnotherRegistrationDoesNotCountForIt() {
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.NEW, START));
        assertThat(raw.targets(START)).containsExactly(SECOND_ON_1);
        raw.asked(SECOND_ON_1.hosting(), START);
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.HARDWARE_CHANGE, START + 1));
        assertThat(raw.targets(START + 1)).containsExactly(SECOND_ON_1);

        raw.delivered(SECOND_ON_1.hosting());

        assertThat(raw.targets(START + 2)).containsExactly(SECOND_ON_1);
    }

    @Test
    void otherChunksInThePlanAreNoReasonToMeasureAgain() {
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.NEW, START));
        assertThat(raw.targets(START)).hasSize(1);
        measured(SECOND_ON_1);

        view.planned("setup-1", TestSwarm.setup("setup-1", List.of(1, 2, 3, 4), peer(1), peer(2)));

        assertThat(raw.targets(START + DAY / 2)).isEmpty();
    }

    @Test
    void whoRegisteredInTheLastDayWhileTheAttestorWasAwayIsMeasuredAtAMomentOfItsOwn() {
        int count = 50;
        String[] hosters =
                IntStream.rangeClosed(1, count).mapToObj(TestNodes::peer).toArray(String[]::new);
        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, hosters));
        view.planned("setup-2", null);
        for (String hoster : hosters) {
            view.registered(TestSwarm.registration(hoster, RegistrationReason.NEW, START - 60_001));
        }
        assertThat(raw.targets(START)).hasSizeLessThan(3);
        assertThat(raw.targets(START + 5 * 60_000)).hasSizeBetween(count / 4, 3 * count / 4);
        assertThat(raw.targets(START + 10 * 60_000)).hasSize(count);
    }

    @Test
    void whoRegisteredShortlyBeforeTheStartIsMeasuredAtOnceAndWhoDidADayBeforeIsNot() {
        view.registered(TestSwarm.registration(peer(1), RegistrationReason.NEW, START - DAY));
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.NEW, START - 60_000));

        assertThat(raw.targets(START)).containsExactly(SECOND_ON_1);
        assertThat(raw.targets(START + 10 * 60_000)).containsExactly(SECOND_ON_1);
    }

    private List<Long> tries(long from, long to) {
        List<Long> tries = new ArrayList<>();
        for (long now = from; now < to; now += 1_000) {
            for (ProbeTarget target : raw.targets(now)) {
                raw.asked(target.hosting(), now);
                tries.add(now);
            }
        }
        return tries;
    }

    private void measured(ProbeTarget target) {
        raw.asked(target.hosting(), START);
        raw.delivered(target.hosting());
    }

    private int request(@Nullable String setup, @Nullable String hoster) {
        return raw.request(Optional.ofNullable(setup), Optional.ofNullable(hoster), target -> true, START);
    }
}

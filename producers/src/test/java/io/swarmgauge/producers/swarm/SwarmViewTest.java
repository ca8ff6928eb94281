package io.swarmgauge.producers.swarm;

import static io.swarmgauge.producers.TestNodes.NODE;
import static io.swarmgauge.producers.TestNodes.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwarmViewTest {

    private static final long START = 1_800_000_000_000L;
    private static final List<Integer> CHUNKS = List.of(1, 2, 3);

    private final SwarmView view = new SwarmView(TestSwarm.settings("setup-1"), NODE);

    @Test
    void onlyTheWantedSetupsAreMeasuredAndNobodyMeasuresItself() {
        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(1), NODE));
        view.planned("setup-2", TestSwarm.setup("setup-2", CHUNKS, peer(2)));

        assertThat(view.setups()).containsExactly(new MeasuredSetup("setup-1", CHUNKS, List.of(peer(1))));
        assertThat(view.targets()).containsExactly(new ProbeTarget("setup-1", peer(1), CHUNKS));
    }

    @Test
    void aSetupThatThePlanNoLongerNamesOrThatHasNoChunksIsForgotten() {
        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(1)));
        assertThat(view.targets()).hasSize(1);
        view.planned("setup-1", null);
        assertThat(view.targets()).isEmpty();

        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(1)));
        view.planned("setup-1", TestSwarm.setup("setup-1", List.of(), peer(1)));
        assertThat(view.setups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, true",
        "HARDWARE_CHANGE, true",
        "LOCATION_CHANGE, true",
        "HEARTBEAT, false",
        "LEAVE, false",
        "UNKNOWN, false"
    })
    void aHosterRegistersAnewAsNewOrWithAnotherHardwareOrLocation(RegistrationReason reason, boolean isAnew) {
        view.registered(TestSwarm.registration(peer(1), reason, START + 500));

        assertThat(view.registeredAnewAt(peer(1)).isPresent()).isEqualTo(isAnew);
    }

    @Test
    void whoLeavesIsNoNewcomerUntilItIsBack() {
        view.registered(TestSwarm.registration(peer(1), RegistrationReason.NEW, START));
        view.registered(TestSwarm.registration(peer(1), RegistrationReason.LEAVE, START + 100));
        view.registered(TestSwarm.registration(peer(1), RegistrationReason.HEARTBEAT, START + 50));
        assertThat(view.registeredAnewAt(peer(1))).isEmpty();

        view.registered(TestSwarm.registration(peer(1), RegistrationReason.HEARTBEAT, START + 200));

        assertThat(view.registeredAnewAt(peer(1))).hasValue(START);
    }

    @Test
    void whoAttestsIsToldByItsLatestRegistration() {
        view.registered(
                TestSwarm.registration(peer(1), RegistrationReason.HEARTBEAT, START, Role.HOSTER, Role.ATTESTOR));
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.NEW, START, Role.HOSTER));
        view.registered(TestSwarm.registration(peer(3), RegistrationReason.NEW, START, Role.HOSTER));
        view.registered(TestSwarm.registration(peer(3), RegistrationReason.NEW, START - 1, Role.ATTESTOR));
        view.registered(TestSwarm.registration(peer(4), RegistrationReason.LEAVE, START, Role.ATTESTOR));

        assertThat(List.of(peer(1), peer(2), peer(3), peer(4), peer(5)))
                .filteredOn(view::isAttestor)
                .containsExactly(peer(1), peer(4));
    }

    @Test
    void registrationsThatComeOutOfOrderOrTwiceLeaveTheLatest() {
        view.registered(TestSwarm.registration(peer(1), RegistrationReason.LOCATION_CHANGE, START + 900));
        view.registered(TestSwarm.registration(peer(1), RegistrationReason.NEW, START + 500));
        view.registered(TestSwarm.registration(peer(1), RegistrationReason.LOCATION_CHANGE, START + 900));

        assertThat(view.registeredAnewAt(peer(1))).hasValue(START + 900);
    }
}

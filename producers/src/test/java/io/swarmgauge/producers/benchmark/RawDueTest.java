package io.swarmgauge.producers.benchmark;

import static io.swarmgauge.producers.TestNodes.NODE;
import static io.swarmgauge.producers.TestNodes.peer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.swarm.ProbeTarget;
import io.swarmgauge.producers.swarm.SwarmView;
import io.swarmgauge.producers.swarm.TestSwarm;
import io.swarmgauge.schema.node.RegistrationReason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RawDueTest {

    private static final long START = 1_800_000_000_000L;
    private static final List<Integer> CHUNKS = List.of(1, 2, 3);
    private static final ProbeTarget FIRST_ON_1 = new ProbeTarget("setup-1", peer(1), CHUNKS);
    private static final ProbeTarget SECOND_ON_1 = new ProbeTarget("setup-1", peer(2), CHUNKS);
    private static final ProbeTarget FIRST_ON_2 = new ProbeTarget("setup-2", peer(1), CHUNKS);

    private final SwarmView view = new SwarmView(TestSwarm.settings(), NODE, START);
    private final RawDue raw = new RawDue(view);

    @BeforeEach
    void plan() {
        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(1), peer(2)));
        view.planned("setup-2", TestSwarm.setup("setup-2", CHUNKS, peer(1)));
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "HARDWARE_CHANGE", "LOCATION_CHANGE"})
    void aHosterThatRegistersAnewIsMeasuredOnceOnEachOfItsSetups(RegistrationReason reason) {
        view.registered(TestSwarm.registration(peer(1), reason, START));
        assertThat(raw.targets()).containsExactly(FIRST_ON_1, FIRST_ON_2);

        raw.measured(FIRST_ON_1);
        assertThat(raw.targets()).containsExactly(FIRST_ON_2);
        raw.measured(FIRST_ON_2);
        assertThat(raw.targets()).isEmpty();

        view.registered(TestSwarm.registration(peer(1), reason, START));
        assertThat(raw.targets()).isEmpty();
        view.registered(TestSwarm.registration(peer(1), reason, START + 1));
        assertThat(raw.targets()).containsExactly(FIRST_ON_1, FIRST_ON_2);
    }

    @Test
    void aHosterThatBeatsOrLeavesOrHostsNothingIsNot() {
        view.registered(TestSwarm.registration(peer(1), RegistrationReason.HEARTBEAT, START));
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.LEAVE, START));
        view.registered(TestSwarm.registration(peer(9), RegistrationReason.NEW, START));

        assertThat(raw.targets()).isEmpty();
    }

    @Test
    void aRegistrationThatComesBeforeThePlanIsNotForgotten() {
        view.planned("setup-1", null);
        view.registered(TestSwarm.registration(peer(2), RegistrationReason.LOCATION_CHANGE, START));
        assertThat(raw.targets()).isEmpty();

        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(2)));

        assertThat(raw.targets()).containsExactly(SECOND_ON_1);
    }

    @Test
    void whoIsAskedForIsMeasuredOnceForEachTimeThatItWas() {
        assertThat(request("setup-1", peer(2))).isEqualTo(1);
        assertThat(request("setup-1", peer(2))).isEqualTo(1);
        assertThat(raw.targets()).containsExactly(SECOND_ON_1);
        raw.measured(SECOND_ON_1);
        assertThat(raw.targets()).isEmpty();

        assertThat(request("setup-1", peer(2))).isEqualTo(1);
        assertThat(raw.targets()).containsExactly(SECOND_ON_1);
    }

    @Test
    void aRequestIsForASetupOrAHosterOrBothOrAll() {
        assertThat(request("setup-1", null)).isEqualTo(2);
        assertThat(raw.targets()).containsExactly(FIRST_ON_1, SECOND_ON_1);
        assertThat(request(null, peer(1))).isEqualTo(2);
        assertThat(request(null, null)).isEqualTo(3);
        assertThat(raw.targets()).containsExactly(FIRST_ON_1, SECOND_ON_1, FIRST_ON_2);
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
        assertThat(raw.request(Optional.empty(), Optional.empty(), target -> target.setup()
                        .equals("setup-2")))
                .isEqualTo(1);
        assertThat(raw.targets()).containsExactly(FIRST_ON_2);

        assertThatThrownBy(() -> raw.request(Optional.empty(), Optional.empty(), target -> false))
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
        assertThat(raw.targets()).containsExactly(FIRST_ON_2);

        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(1)));

        assertThat(raw.targets()).containsExactly(FIRST_ON_2);
    }

    private int request(@Nullable String setup, @Nullable String hoster) {
        return raw.request(Optional.ofNullable(setup), Optional.ofNullable(hoster), target -> true);
    }
}

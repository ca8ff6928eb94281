package io.swarmgauge.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.streams.testkit.Registration;
import io.swarmgauge.streams.testkit.Shuffle;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipPolicyTest {

    private final MembershipPolicy policy = new MembershipPolicy();

    @Test
    void aNodeIsKnownFromItsFirstRegistrationOn() {
        NodeRegistration registration = Registration.of(Swarm.ALICE, 1, 1_000)
                .because(RegistrationReason.NEW)
                .record();
        assertThat(policy.with(null, registration))
                .contains(new KnownNode(Swarm.ALICE, registration, 1_000L, 1_000L, false));
    }

    @Test
    void aHeartbeatMovesWhenItWasLastSeenAndCarriesEverythingItself() {
        NodeRegistration heartbeat =
                Registration.of(Swarm.ALICE, 2, 61_000).on("a new processor").record();
        assertThat(after(Registration.of(Swarm.ALICE, 1, 1_000).record(), heartbeat))
                .isEqualTo(new KnownNode(Swarm.ALICE, heartbeat, 1_000L, 61_000L, false));
    }

    @Test
    void aDuplicateChangesNothing() {
        NodeRegistration registration = Registration.of(Swarm.ALICE, 1, 1_000).record();
        assertThat(policy.with(after(registration), registration)).isEmpty();
    }

    @Test
    void anOlderRegistrationChangesNoMoreThanWhenItWasFirstSeen() {
        NodeRegistration newest = Registration.of(Swarm.ALICE, 3, 121_000).record();
        NodeRegistration late =
                Registration.of(Swarm.ALICE, 1, 1_000).on("an old processor").record();
        assertThat(after(newest, late)).isEqualTo(new KnownNode(Swarm.ALICE, newest, 1_000L, 121_000L, false));
        assertThat(policy.with(
                        after(newest, late),
                        Registration.of(Swarm.ALICE, 2, 61_000).record()))
                .isEmpty();
    }

    @Test
    void aNodeLeavesAndMayComeBack() {
        NodeRegistration leave = Registration.of(Swarm.ALICE, 2, 2_000)
                .because(RegistrationReason.LEAVE)
                .record();
        KnownNode left = after(Registration.of(Swarm.ALICE, 1, 1_000).record(), leave);
        assertThat(left.getLeft()).isTrue();
        assertThat(left.getLastSeen()).isEqualTo(2_000);

        Optional<KnownNode> back =
                policy.with(left, Registration.of(Swarm.ALICE, 3, 3_000).record());
        assertThat(back).hasValueSatisfying(node -> assertThat(node.getLeft()).isFalse());
    }

    @Test
    void aGoodByeThatArrivesLateDoesNotEndANodeThatSpokeSince() {
        NodeRegistration leave = Registration.of(Swarm.ALICE, 1, 1_000)
                .because(RegistrationReason.LEAVE)
                .record();
        assertThat(after(Registration.of(Swarm.ALICE, 2, 2_000).record(), leave).getLeft())
                .isFalse();
    }

    @Test
    void aNewEpochIsNewerWhateverItsSequence() {
        NodeRegistration before = Registration.of(Swarm.ALICE, 70, 1_000).record();
        NodeRegistration reborn =
                Registration.of(Swarm.ALICE, 1, 2_000).epoch(2).record();
        assertThat(after(before, reborn).getRegistration()).isEqualTo(reborn);
        assertThat(after(reborn, before).getRegistration()).isEqualTo(reborn);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyOrderAndAnyDuplicationLeadToTheSameNode(long seed) {
        Random random = new Random(seed);
        RegistrationReason[] reasons = RegistrationReason.values();
        List<NodeRegistration> registrations = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            registrations.add(Registration.of(Swarm.ALICE, i % 10, random.nextInt(100_000))
                    .epoch(1 + i / 10)
                    .because(reasons[random.nextInt(reasons.length)])
                    .on("processor " + i)
                    .record());
        }
        KnownNode inOrder = after(registrations.toArray(NodeRegistration[]::new));
        for (long order = 1; order <= 20; order++) {
            List<NodeRegistration> shuffled = Shuffle.of(registrations, seed * 1000 + order);
            assertThat(after(shuffled.toArray(NodeRegistration[]::new))).isEqualTo(inOrder);
        }
    }

    private KnownNode after(NodeRegistration... registrations) {
        @Nullable KnownNode node = null;
        for (NodeRegistration registration : registrations) {
            node = policy.with(node, registration).orElse(node);
        }
        return Optional.ofNullable(node).orElseThrow();
    }
}

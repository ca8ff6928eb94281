package io.swarmgauge.streams.attestation;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.streams.state.attestation.Testimony;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfflinePolicyTest {

    private static final String ANNA = "1".repeat(64);
    private static final String BEN = "2".repeat(64);
    private static final String CLARA = "3".repeat(64);
    private static final String DAN = "4".repeat(64);

    @Test
    void anAttestorThatReachesNoHosterWhileAnotherDoesWasOffline() {
        assertThat(OfflinePolicy.offline(all(List.of(reached(ANNA), missed(BEN)))))
                .containsExactly(BEN);
    }

    @Test
    void aLoneAttestorThatReachesNoHosterWasOffline() {
        assertThat(OfflinePolicy.offline(missed(ANNA))).containsExactly(ANNA);
    }

    @Test
    void oneDeliveredChunkShowsThatItsNetworkWasThere() {
        List<Testimony> words = List.of(said(ANNA, ALICE, "europe", 0), said(ANNA, BOB, "europe", 1));

        assertThat(OfflinePolicy.offline(words)).isEmpty();
    }

    @Test
    void whoAskedOneHosterOnlyWasNotOfflineHoweverOftenItAsked() {
        List<Testimony> words = List.of(said(ANNA, ALICE, "europe", 0), said(ANNA, ALICE, "asia", 0));

        assertThat(OfflinePolicy.offline(words)).isEmpty();
    }

    @Test
    void whenMoreThanHalfReachNobodyTheSetupWasDown() {
        assertThat(OfflinePolicy.offline(all(List.of(missed(ANNA), missed(BEN), reached(CLARA)))))
                .isEmpty();
        assertThat(OfflinePolicy.offline(all(List.of(missed(ANNA), missed(BEN)))))
                .isEmpty();
    }

    @Test
    void halfOfThemIsNotMoreThanHalf() {
        assertThat(OfflinePolicy.offline(all(List.of(missed(DAN), missed(BEN), reached(CLARA), reached(ANNA)))))
                .containsExactly(BEN, DAN);
    }

    private static List<Testimony> all(List<List<Testimony>> words) {
        return words.stream().flatMap(List::stream).toList();
    }

    private static List<Testimony> reached(String attestor) {
        return List.of(said(attestor, ALICE, "europe", 2), said(attestor, CAROL, "europe", 0));
    }

    private static List<Testimony> missed(String attestor) {
        return List.of(said(attestor, ALICE, "asia", 0), said(attestor, CAROL, "asia", 0));
    }

    private static Testimony said(String attestor, String hoster, String region, int answered) {
        return new Testimony(hoster, region, "WORKING", attestor, 3, answered, 0, List.of(), List.of(), List.of());
    }
}

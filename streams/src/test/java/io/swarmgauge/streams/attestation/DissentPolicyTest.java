package io.swarmgauge.streams.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.AttestorWord;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DissentPolicyTest {

    @Test
    void twoWhoContradictEachOtherAreNoMinority() {
        assertThat(dissents(word(10, 10.0), word(0, null))).containsOnlyNulls();
    }

    @Test
    void whoSawTheOppositeOfTheOthersDissents() {
        assertThat(dissents(word(10, 10.0), word(9, 10.0), word(0, null))).containsExactly(false, false, true);
    }

    @Test
    void twoLiarsOfThreeMakeTheHonestOneTheMinority() {
        assertThat(dissents(word(0, null), word(0, null), word(10, 10.0))).containsExactly(false, false, true);
    }

    @Test
    void halfOfTheRequestsMoreOrLessIsNoContradiction() {
        assertThat(dissents(word(10, 10.0), word(10, 10.0), word(5, 10.0))).containsExactly(false, false, false);
        assertThat(dissents(word(10, 10.0), word(10, 10.0), word(4, 10.0))).containsExactly(false, false, true);
    }

    @Test
    void whoIsMoreThanThreeTimesAsFastOrAsSlowDissents() {
        assertThat(dissents(word(10, 30.0), word(10, 30.0), word(10, 90.0), word(10, 10.0)))
                .containsExactly(false, false, false, false);
        assertThat(dissents(word(10, 30.0), word(10, 30.0), word(10, 91.0))).containsExactly(false, false, true);
        assertThat(dissents(word(10, 30.0), word(10, 30.0), word(10, 9.9))).containsExactly(false, false, true);
    }

    @Test
    void aFewMillisecondsAreNoDissentHoweverLargeARatioTheyMake() {
        assertThat(dissents(word(10, 1.0), word(10, 1.0), word(10, 11.0))).containsExactly(false, false, false);
        assertThat(dissents(word(10, 1.0), word(10, 1.0), word(10, 11.1))).containsExactly(false, false, true);
    }

    @Test
    void twoLatenciesAmongThreeWordsAreNoMajority() {
        assertThat(dissents(word(10, 1.0), word(10, 100.0), word(6, null))).containsExactly(false, false, false);
    }

    @Test
    void ofTwoHalvesThatContradictEachOtherNobodyKnowsWhichIsTheMinority() {
        assertThat(dissents(word(10, 10.0), word(10, 10.0), word(0, null), word(0, null)))
                .containsOnlyNulls();
    }

    @Test
    void betweenTwoHalvesLatencyDecidesAboutThoseWhoNameOne() {
        assertThat(dissents(
                        word(10, 10.0), word(10, 10.0), word(10, 31.0), word(0, null), word(0, null), word(0, null)))
                .containsExactly(false, false, true, null, null, null);
    }

    @Test
    void whoWasOfflineDoesNotDissent() {
        AttestorWord offline = new AttestorWord("offline", 10, 0, 10, null, null, null, false, null);

        assertThat(DissentPolicy.among(List.of(word(10, 10.0), word(10, 10.0), word(10, 10.0)))
                        .dissents(offline))
                .isNull();
    }

    private static List<@Nullable Boolean> dissents(AttestorWord... words) {
        DissentPolicy policy = DissentPolicy.among(List.of(words));
        return Arrays.stream(words).map(policy::dissents).toList();
    }

    private static AttestorWord word(int answeredOfTen, @Nullable Double latencyMs) {
        return new AttestorWord("attestor", 10, answeredOfTen, 0, latencyMs, null, null, true, null);
    }
}

package io.swarmgauge.streams.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.streams.state.attestation.KeptSample;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MiddleAttestorTest {

    private long lots;

    @Test
    void ofThreeTheOneInTheMiddleIsBelieved() {
        assertThat(samples(List.of(said(90, 95, 99), said(12, 10, 14), said(1, 1, 1))))
                .containsExactly(10.0, 12.0, 14.0);
    }

    @Test
    void ofTwoBothAreBelieved() {
        assertThat(samples(List.of(said(30, 10), said(20)))).containsExactly(10.0, 20.0, 30.0);
    }

    @Test
    void ofFourTheTwoInTheMiddleAreBelieved() {
        assertThat(samples(List.of(said(1), said(40), said(20), said(900)))).containsExactly(20.0, 40.0);
    }

    @Test
    void whoHasNoSampleStandsNowhere() {
        assertThat(samples(List.of(said(), said(7), said()))).containsExactly(7.0);
        assertThat(samples(List.of(said()))).isEmpty();
        assertThat(samples(List.of())).isEmpty();
    }

    @Test
    void whoNamesTheVeryMedianOfTwoHonestOnesIsStillNotBelieved() {
        List<KeptSample> honest = said(10, 20, 30);
        for (List<KeptSample> lie : List.of(said(0, 20, 9_000), said(19, 20, 21), said(20))) {
            assertThat(samples(List.of(honest, lie, honest))).containsExactly(10.0, 20.0, 30.0);
        }
    }

    @Test
    void aLongListIsThinnedByLotWhateverItsFigures() {
        Random random = new Random(5);
        List<KeptSample> many = IntStream.range(0, 256)
                .mapToObj(i -> new KeptSample(random.nextLong(), (double) i))
                .toList();

        List<Double> chosen = samples(List.of(many));

        assertThat(chosen).hasSize(MiddleAttestor.MOST).isSorted();
        assertThat(chosen.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .isBetween(110.0, 146.0);
    }

    @Test
    void theMoreRegionsTheShorterTheLists() {
        assertThat(MiddleAttestor.most(0)).isEqualTo(MiddleAttestor.MOST);
        assertThat(MiddleAttestor.most(4)).isEqualTo(128);
        assertThat(MiddleAttestor.most(5)).isEqualTo(102);
        assertThat(MiddleAttestor.most(48)).isEqualTo(10);
    }

    private static List<Double> samples(List<List<KeptSample>> byAttestor) {
        return MiddleAttestor.samples(byAttestor, MiddleAttestor.MOST);
    }

    private List<KeptSample> said(double... samples) {
        return Arrays.stream(samples)
                .mapToObj(sample -> new KeptSample(lots++, sample))
                .toList();
    }
}

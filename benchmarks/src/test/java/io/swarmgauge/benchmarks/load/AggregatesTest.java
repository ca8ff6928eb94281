package io.swarmgauge.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AggregatesTest {

    private static final Sums SENT = new Sums(0, 0, 3, 300);
    private static final Sums RECEIVED = new Sums(2, 200, 0, 0);

    private final Aggregates expected = new Aggregates();
    private final Aggregates found = new Aggregates();

    @Test
    void theSameSumsInAnotherOrderAndInPartsHaveTheSameChecksum() {
        expected.add("s1", 0, "anna", SENT);
        expected.add("s2", 10_000, "bao", RECEIVED);
        found.add("s2", 10_000, "bao", RECEIVED);
        found.add("s1", 0, "anna", new Sums(0, 0, 1, 100));
        found.add("s1", 0, "anna", new Sums(0, 0, 2, 200));

        assertThat(found.checksum()).isEqualTo(expected.checksum());
        assertThat(found.differenceFrom(expected)).isEmpty();
    }

    @Test
    void aNodeThatMovedNothingIsAsGoodAsNotNamed() {
        expected.add("s1", 0, "anna", SENT);
        found.replace("s1", 0, Map.of("anna", SENT, "carl", Sums.NOTHING));

        assertThat(found.checksum()).isEqualTo(expected.checksum());
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatItCorrects() {
        expected.add("s1", 0, "anna", SENT);
        found.replace("s1", 0, Map.of("bao", RECEIVED));
        found.replace("s1", 0, Map.of("anna", SENT));

        assertThat(found.checksum()).isEqualTo(expected.checksum());
        assertThat(found.size()).isEqualTo(1);
    }

    @Test
    void theSameSumsOfAnotherWindowOrNodeAreShownAsDifferences() {
        expected.add("s1", 0, "anna", SENT);
        found.add("s1", 10_000, "anna", SENT);
        found.add("s1", 0, "anna", RECEIVED);

        assertThat(found.checksum()).isNotEqualTo(expected.checksum());
        assertThat(found.differenceFrom(expected))
                .contains(
                        "s1 0 anna:  in 2 chunks 200 bytes, out 0 chunks 0 bytes, should be  in 0 chunks 0 bytes, out 3")
                .contains("s1 10000 anna:  in 0 chunks 0 bytes, out 3 chunks 300 bytes, should be nothing");
    }
}

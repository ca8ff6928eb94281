package io.swarmgauge.console.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateKeyTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aKeyIsReadAgainToTheLastDigit(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            CandidateKey key = new CandidateKey(
                    random.nextInt(9),
                    random.nextDouble() * Math.pow(10, random.nextInt(20) - 19),
                    random.nextBoolean() ? null : (Double) (random.nextDouble() * 1e9),
                    "a/b-" + round);

            assertThat(CandidateKey.parse(key.text())).contains(key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "1/0.5/-/", "1/-/-/a", "x/0.5/-/a", "1/0.5.5/-/a", "-1/0.5/-/a"})
    void whatIsNoKeyIsNone(String text) {
        assertThat(CandidateKey.parse(text)).isEmpty();
    }
}

package io.swarmgauge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({"2Mbit,2e6", "2 Mbit/s,2e6", "1.5Gbit,1.5e9", "800kbit/s,8e5", "64bit,64", "2000000,2e6", "1.0E7,1e7"})
    void readsRates(String text, double bitsPerSecond) {
        assertThat(Quantities.bitsPerSecond(text)).contains(bitsPerSecond);
    }

    @ParameterizedTest
    @CsvSource({"10GiB,10737418240", "10 GB,10000000000", "1.5KiB,1536", "7B,7", "42,42"})
    void readsBytes(String text, long bytes) {
        assertThat(Quantities.bytes(text)).contains(bytes);
    }

    @ParameterizedTest
    @CsvSource({"100ms,100", "12.5ms,12.5", "2s,2000", "1m,60000", "100,100"})
    void readsMilliseconds(String text, double milliseconds) {
        assertThat(Quantities.milliseconds(text)).contains(milliseconds);
    }

    @ParameterizedTest
    @CsvSource({"0.95,0.95", "95%,0.95", "99.9 %,0.999", "0,0", "100%,1"})
    void readsShares(String text, double share) {
        assertThat(Quantities.share(text)).contains(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-1", "2Mb", "1,5Mbit", "NaN", "1e999999999Mbit"})
    void refusesWhatIsNoRate(String text) {
        assertThat(Quantities.bitsPerSecond(text)).isEmpty();
    }

    @Test
    void refusesPartsOfBytesAndMoreThanTheWhole() {
        assertThat(Quantities.bytes("0.5B")).isEmpty();
        assertThat(Quantities.bytes("99999999TiB")).isEmpty();
        assertThat(Quantities.share("101%")).isEmpty();
        assertThat(Quantities.share("1.01")).isEmpty();
    }
}

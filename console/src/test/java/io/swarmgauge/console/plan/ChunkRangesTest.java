package io.swarmgauge.console.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkRangesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0-3|0-3", "12,0 - 2, 7|0-2,7,12", "4,4,5|4-5", "2147483647|2147483647", "0-1,2-3|0-3"})
    void indexesAreAscendingAndOnce(String text, String shown) {
        assertThat(ChunkRanges.parse(text).map(ChunkRanges::text)).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1-", "-1", "3-1", "2147483648", "0-2147483647", "1,,2"})
    void otherTextsAreRefused(String text) {
        assertThat(ChunkRanges.parse(text)).isEmpty();
    }

    @Test
    void noIndexesAreNoText() {
        assertThat(ChunkRanges.text(List.of())).isEmpty();
    }
}

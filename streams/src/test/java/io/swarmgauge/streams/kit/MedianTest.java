package io.swarmgauge.streams.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void the_median_of_an_odd_number_is_the_one_in_the_middle() {
        assertThat(Median.of(50, 10, 30)).isEqualTo(30);
    }

    @Test
    void the_median_of_an_even_number_lies_in_the_middle_of_the_middle_two() {
        assertThat(Median.of(40, 10, 30, 20)).isEqualTo(25);
    }

    @Test
    void nothing_has_no_median() {
        assertThatIllegalArgumentException().isThrownBy(Median::of);
    }
}

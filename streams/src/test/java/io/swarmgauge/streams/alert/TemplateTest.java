package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void each_place_is_filled_as_often_as_it_stands_there() {
        assertThat(Template.filled("{node} of {region}, {node}", Map.of("node", "a$1", "region", "europe")))
                .isEqualTo("a$1 of europe, a$1");
    }

    @Test
    void what_is_no_place_stays_as_it_is_written() {
        assertThat(Template.filled("{node} {} {a b} {", Map.of())).isEqualTo("{node} {} {a b} {");
    }

    @Test
    void places_without_a_name_are_found() {
        assertThat(Template.unknownPlaces("{node} {colour} {value} {size}", Set.of("node", "value")))
                .containsExactly("colour", "size");
    }
}

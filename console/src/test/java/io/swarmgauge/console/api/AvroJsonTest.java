package io.swarmgauge.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.console.views.HistoryDepth;
import io.swarmgauge.console.views.SwarmViews;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.Rating;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

class AvroJsonTest {

    /** The API's moments are exactly the fields whose docs give them in epoch milliseconds. */
    @Test
    void theFieldsThatHoldAMomentAreThoseOfTheSchemas() {
        Set<String> moments = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        new SwarmViews(HistoryDepth.DEFAULT)
                .feeds()
                .forEach(feed ->
                        collect(SpecificData.get().getSchema(feed.topic().type()), seen, moments, others));

        assertThat(AvroJson.MOMENTS).isEqualTo(moments);
        assertThat(others).doesNotContainAnyElementsOf(AvroJson.MOMENTS);
    }

    @Test
    void aNumberThatIsNoneIsNull() {
        Rating rating = SampleRecords.with(SampleRecords.full(Rating.class), "estimate", Double.NaN);

        assertThat(AvroJson.of(rating).get("estimate").isNull()).isTrue();
    }

    @Test
    void enumsAndMapsAreShownPlainly() {
        Alert alert = SampleRecords.full(Alert.class);

        assertThat(AvroJson.of(alert).get("status").asText()).isEqualTo("FIRING");
        assertThat(AvroJson.of(alert).at("/labels/setup").asText()).isEqualTo("labels-1");
    }

    private static void collect(Schema schema, Set<String> seen, Set<String> moments, Set<String> others) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    schema.getFields().forEach(field -> {
                        boolean isMoment = String.valueOf(field.doc()).contains("epoch milliseconds");
                        if (field.schema().getType() != Schema.Type.RECORD) {
                            (isMoment ? moments : others).add(field.name());
                        }
                        collect(field.schema(), seen, moments, others);
                    });
                }
            }
            case ARRAY -> collect(schema.getElementType(), seen, moments, others);
            case UNION -> schema.getTypes().forEach(type -> collect(type, seen, moments, others));
            default -> {}
        }
    }
}

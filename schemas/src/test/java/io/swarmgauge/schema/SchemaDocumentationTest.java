package io.swarmgauge.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaDocumentationTest {

    private static final List<Schema.Type> NUMBERS =
            List.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);

    /** Every figure says what it counts in. */
    private static final String UNITS = "(?is).*(milliseconds|bytes|bits per second|kilobytes|per second|number"
            + "|from 1|0\\.\\.1|ratios|chunk index|chunks|samples|unit of|its unit|smallest unit|revision|correction).*";

    static Stream<Topic<?>> topics() {
        return TopicCatalogue.all().stream().filter(Topic::isAvro);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyFieldIsDocumentedAndEveryFigureHasAUnit(Topic<?> topic) {
        for (Schema schema : records(SpecificData.get().getSchema(topic.type()))) {
            assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
            for (Schema.Field field : schema.getFields()) {
                String name = schema.getName() + "." + field.name();
                assertThat(field.doc()).as(name).isNotBlank();
                if (isNumber(field.schema())) {
                    assertThat(field.doc()).as(name).matches(UNITS);
                }
            }
        }
    }

    private static boolean isNumber(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream().anyMatch(SchemaDocumentationTest::isNumber)
                : NUMBERS.contains(schema.getType());
    }

    private static Set<Schema> records(Schema top) {
        Set<Schema> found = new LinkedHashSet<>();
        List<Schema> open = new ArrayList<>(List.of(top));
        while (!open.isEmpty()) {
            Schema schema = open.remove(open.size() - 1);
            switch (schema.getType()) {
                case RECORD -> {
                    if (found.add(schema)) {
                        schema.getFields().forEach(field -> open.add(field.schema()));
                    }
                }
                case UNION -> open.addAll(schema.getTypes());
                case ARRAY -> open.add(schema.getElementType());
                case MAP -> open.add(schema.getValueType());
                default -> {}
            }
        }
        return found;
    }
}

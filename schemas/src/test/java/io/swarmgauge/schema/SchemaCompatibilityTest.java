package io.swarmgauge.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every schema against all its committed versions, both ways: FULL_TRANSITIVE. A compatible change is recorded
 * as a new version with {@code mvn -pl schemas test -Dtest=SchemaCompatibilityTest -Dschemas.record=true}.
 */
class SchemaCompatibilityTest {

    static Stream<Topic<?>> topics() {
        return TopicCatalogue.all().stream().filter(Topic::isAvro);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyVersionReadsEveryOther(Topic<?> topic) throws IOException {
        Schema current = SpecificData.get().getSchema(topic.type());
        SchemaHistory history = SchemaHistory.of(topic.subject());
        for (Schema earlier : history.versions()) {
            assertThat(faults(current, earlier)).as("new code, old records").isEmpty();
            assertThat(faults(earlier, current)).as("old code, new records").isEmpty();
        }
        if (Boolean.getBoolean("schemas.record") && !isLast(current, history.versions())) {
            history.append(current);
        }
        assertThat(isLast(current, history.versions()))
                .as("%s changed: record its new version (see this class's comment)", topic.subject())
                .isTrue();
    }

    private static boolean isLast(Schema schema, List<Schema> versions) {
        return !versions.isEmpty()
                && versions.get(versions.size() - 1).toString().equals(schema.toString());
    }

    private static List<String> faults(Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (result.getType() == SchemaCompatibilityType.COMPATIBLE) {
            return List.of();
        }
        return result.getResult().getIncompatibilities().stream()
                .map(fault -> fault.getLocation() + ": " + fault.getMessage())
                .toList();
    }
}

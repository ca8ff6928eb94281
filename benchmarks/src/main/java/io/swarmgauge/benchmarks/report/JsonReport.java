package io.swarmgauge.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Path;

/** The report for programs: everything, each run's figures too. */
public final class JsonReport {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT);

    private JsonReport() {}

    /** Writes a {@link BenchReport} or what another command measured. */
    public static void write(Object report, Path file) throws IOException {
        JSON.writeValue(file.toFile(), report);
    }
}

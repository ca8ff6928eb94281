package io.swarmgauge.local.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFormatTest {

    @TempDir
    private Path directory;

    @Test
    void aLineOfAnAgentIsOneJsonObjectWithAllThatIsKnown() throws Exception {
        LoggerContext context = configured("logback-file.xml", "json");
        logAs(context, "agent-0a1b2c3d-delivery", new IllegalStateException("the \"broker\"\nis away"));
        context.stop();

        List<String> lines = Files.readAllLines(directory.resolve("log"));
        assertThat(lines).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(lines.get(0));
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("context").path("name").asText()).isEqualTo("streams-1");
        assertThat(line.path("threadName").asText()).isEqualTo("agent-0a1b2c3d-delivery");
        assertThat(line.path("agent").asText()).isEqualTo("0a1b2c3d");
        assertThat(line.path("loggerName").asText()).isEqualTo("io.swarmgauge.Speaker");
        assertThat(line.path("formattedMessage").asText()).isEqualTo("node.jobs takes no records now");
        assertThat(line.path("timestamp").asLong()).isPositive();
        assertThat(line.path("throwable").path("className").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.path("throwable").path("message").asText()).isEqualTo("the \"broker\"\nis away");
    }

    @Test
    void aLineOfAnotherThreadNamesNoAgent() throws Exception {
        LoggerContext context = configured("logback-file.xml", "json");
        logAs(context, "topic-reader", null);
        context.stop();

        JsonNode line = new ObjectMapper().readTree(Files.readString(directory.resolve("log")));
        assertThat(line.has("agent")).isFalse();
        assertThat(line.path("threadName").asText()).isEqualTo("topic-reader");
    }

    @Test
    void textStaysTheDefault() throws Exception {
        LoggerContext context = configured("logback-file.xml", null);
        logAs(context, "topic-reader", null);
        context.stop();

        assertThat(Files.readString(directory.resolve("log")))
                .matches("[0-9:.]+ WARN  \\[topic-reader] io.swarmgauge.Speaker node.jobs takes no records now\n");
    }

    @ParameterizedTest
    @CsvSource({"logback.xml, text", "logback.xml, json", "logback-file.xml, text", "logback-file.xml, json"})
    void everyConfigurationOfTheLogIsTakenWithoutAComplaint(String file, String format) throws Exception {
        LoggerContext context = configured(file, format);

        assertThat(context.getStatusManager().getCopyOfStatusList())
                .noneMatch(status -> status.getEffectiveLevel() >= Status.WARN);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("log"))
                .isNotNull();
        assertThat(context.getLogger("org.apache.kafka").isInfoEnabled()).isFalse();
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void theFormatsThatThereAreAreNoProblem(String format) {
        assertThat(LogFormat.problem(Map.of("SWARMGAUGE_LOG_FORMAT", format))).isEmpty();
        assertThat(LogFormat.problem(Map.of())).isEmpty();
    }

    @Test
    void anotherFormatIsRefusedWithTheRemedy() {
        assertThat(LogFormat.problem(Map.of("SWARMGAUGE_LOG_FORMAT", "JSON")))
                .contains("SWARMGAUGE_LOG_FORMAT is 'JSON'. Set it to text or json, or leave it out for text.");
    }

    private LoggerContext configured(String file, @Nullable String format) throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("swarmgauge.log.file", directory.resolve("log").toString());
        context.putProperty("SWARMGAUGE_NAME", "streams-1");
        if (format != null) {
            context.putProperty("SWARMGAUGE_LOG_FORMAT", format);
        }
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LogFormat.class.getResource("/" + file), file));
        return context;
    }

    private static void logAs(LoggerContext context, String thread, @Nullable Throwable failure)
            throws InterruptedException {
        Thread speaker = new Thread(
                () -> context.getLogger("io.swarmgauge.Speaker").warn("{} takes no records now", "node.jobs", failure),
                thread);
        speaker.start();
        speaker.join();
    }
}

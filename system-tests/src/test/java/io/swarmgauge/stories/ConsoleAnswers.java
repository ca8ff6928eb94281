package io.swarmgauge.stories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.console.Console;
import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.local.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A console on the pipeline's topics, asked over HTTP and by command. */
final class ConsoleAnswers implements AutoCloseable {

    /** What a command printed, and its exit code. */
    record Printed(int code, String text) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Console console;

    ConsoleAnswers(LocalPipeline pipeline) {
        console = pipeline.startConsole(0, new SimpleMeterRegistry());
    }

    String url() {
        return "http://localhost:" + console.address().getPort();
    }

    boolean isReady() {
        return console.isReady();
    }

    HttpResponse<String> get(String path) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        try {
            return JSON.readTree(get(path).body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(path, e);
        }
    }

    JsonNode qualify(String hosterId, String jobId) {
        return json("/v1/qualify?hoster=%s&job=%s".formatted(hosterId, jobId));
    }

    /** The sentences of the reasons that speak against. */
    static List<String> against(JsonNode answer) {
        List<String> sentences = new ArrayList<>();
        answer.path("reasons").forEach(reason -> {
            if (!reason.path("ok").asBoolean()) {
                sentences.add(reason.path("sentence").asText());
            }
        });
        return sentences;
    }

    /** Runs a command of the program as a person would. */
    static Printed command(String... words) {
        StringWriter text = new StringWriter();
        CommandLine program = Main.commandLine();
        program.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
        int code = program.execute(words);
        return new Printed(code, text.toString());
    }

    @Override
    public void close() {
        console.close();
    }
}

package io.swarmgauge.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class QualifyCommandTest {

    private static final String YES = """
            {"qualifies":true,"provisional":%s,"reasons":[{"ok":true,"sentence":"region EU: its own"}]}""";
    private static final String NO = """
            {"qualifies":false,"provisional":false,"reasons":[
              {"ok":true,"sentence":"region EU: its own"},
              {"ok":false,"sentence":"latency in EU: 212 ms at 95 %, the job asks for ≤ 100 ms; 48 samples"}]}""";

    private record Answer(int status, String body) {}

    private final Map<String, Answer> answers = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private volatile @Nullable String given;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            given = exchange.getRequestHeaders().getFirst("Authorization");
            Answer answer = answers.getOrDefault(
                    exchange.getRequestURI().toString(), new Answer(404, "{\"detail\":\"There is no such route.\"}"));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aYesIsExitCodeZero() {
        answers.put("/v1/qualify?hoster=anna&job=job%201", new Answer(200, YES.formatted(false)));

        assertThat(qualify("anna", "job 1")).isZero();

        assertThat(out.toString().lines()).containsExactly("yes", "  + region EU: its own");
    }

    @Test
    void theTokenOfAFileIsSentAndNeverShown() throws IOException {
        answers.put("/v1/qualify?hoster=anna&job=j", new Answer(200, YES.formatted(false)));
        Path token = Files.writeString(directory.resolve("token"), "0123456789abcdef\n");

        assertThat(qualify("anna", "j", "--token-file", token.toString())).isZero();

        assertThat(given).isEqualTo("Bearer 0123456789abcdef");
        assertThat(out + "" + err).doesNotContain("0123456789abcdef");
    }

    @Test
    void aFileWithoutATokenIsWrongUsage() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "short\n");

        assertThat(qualify("anna", "j", "--token-file", token.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("holds no token", "16 to 512").doesNotContain("short\n");
        assertThat(qualify(
                        "anna", "j", "--token-file", directory.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot be read");
    }

    @Test
    void aYesThatRestsOnTheRawBenchmarkSaysSo() {
        answers.put("/v1/qualify?hoster=anna&job=j", new Answer(200, YES.formatted(true)));

        assertThat(qualify("anna", "j")).isZero();

        assertThat(out.toString()).startsWith("yes, provisionally: until it is proven at work");
    }

    @Test
    void aNoIsExitCodeOneWithEveryReason() {
        answers.put("/v1/qualify?hoster=anna&job=j", new Answer(200, NO));

        assertThat(qualify("anna", "j")).isEqualTo(1);

        assertThat(out.toString().lines())
                .containsExactly(
                        "no",
                        "  + region EU: its own",
                        "  - latency in EU: 212 ms at 95 %, the job asks for ≤ 100 ms; 48 samples");
    }

    @Test
    void theDocumentItselfCanBeHad() {
        answers.put("/v1/qualify?hoster=anna&job=j", new Answer(200, NO));

        assertThat(qualify("anna", "j", "--json")).isEqualTo(1);

        assertThat(out.toString()).startsWith("{").contains("\"qualifies\" : false");
    }

    @Test
    void anUnknownHosterIsExitCodeThreeWithTheProblem() {
        answers.put(
                "/v1/qualify?hoster=nobody&job=j",
                new Answer(404, "{\"title\":\"Not known\",\"detail\":\"There is no hoster nobody.\"}"));

        assertThat(qualify("nobody", "j")).isEqualTo(3);

        assertThat(err.toString()).contains("the console answers 404: There is no hoster nobody.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"yes\"", "{\"qualifies\":\"no\"}", ""})
    void anAnswerThatNoConsoleGivesIsExitCodeThree(String body) {
        answers.put("/v1/qualify?hoster=anna&job=j", new Answer(200, body));

        assertThat(qualify("anna", "j")).isEqualTo(3);

        assertThat(err.toString()).contains("this is not a Swarmgauge console");
    }

    @Test
    void aFailureOfTheCommandItselfIsNoNo() {
        assertThat(run(new QualifyCommand(), "anna", "j", "--console", "http://localhost:99999"))
                .isEqualTo(3);
        assertThat(run(new CandidatesCommand(), "j", "--console", "http://localhost:99999"))
                .isEqualTo(3);
    }

    @Test
    void candidatesOfSomethingElseAreExitCodeThree() {
        answers.put("/v1/jobs/j/candidates?limit=500", new Answer(200, "{}"));

        assertThat(run(new CandidatesCommand(), "j", "--console", url())).isEqualTo(3);
    }

    @Test
    void aConsoleThatIsNotThereIsExitCodeThree() {
        server.stop(0);

        assertThat(qualify("anna", "j")).isEqualTo(3);

        assertThat(err.toString()).contains("Is a console running there?");
    }

    @Test
    void anAddressThatIsNoneIsExitCodeTwo() {
        assertThat(run(new QualifyCommand(), "anna", "j", "--console", "localhost:8080"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("--console must be an address");
    }

    @Test
    void candidatesOfAllPagesAreListedBestFirst() {
        answers.put(
                "/v1/jobs/j/candidates?limit=500",
                new Answer(
                        200, "{\"items\":[{\"answer\":{\"hosterId\":\"anna\",\"qualifies\":true}}],\"next\":\"x\"}"));
        answers.put("/v1/jobs/j/candidates?limit=500&cursor=x", new Answer(200, """
                        {"items":[{"answer":{"hosterId":"ekow","qualifies":false,"reasons":[
                          {"code":"LATENCY","region":"EU","ok":false}, {"code":"REGION","region":"EU","ok":true}]}}],
                         "next":null}"""));

        assertThat(run(new CandidatesCommand(), "j", "--console", url())).isZero();

        assertThat(out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly("HOSTER QUALIFIES AGAINST IT", "1 anna yes", "2 ekow no latency in EU");
    }

    private int qualify(String... args) {
        String[] all = Stream.concat(Arrays.stream(args), Stream.of("--console", url()))
                .toArray(String[]::new);
        return run(new QualifyCommand(), all);
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private int run(Object command, String... args) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}

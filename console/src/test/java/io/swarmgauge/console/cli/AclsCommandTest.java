package io.swarmgauge.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AclsCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void showsWhoMayDoWhatAsATable() {
        assertThat(run("--node", "User:n1", "--node", "User:n2", "--consumer", "User:c"))
                .isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("User:n1 +topic +node\\.transfers +write"))
                .anyMatch(line -> line.matches("User:n2 +topic +node\\.registrations +write, read"))
                .anyMatch(line -> line.matches("User:c +group +swarmgauge-reader-\\* +read"));
    }

    @Test
    void writesAScriptOfKafkasOwnCommand() {
        assertThat(run("--streams", "User:CN=it's", "--format", "kafka-acls", "--bootstrap-servers", "b:1"))
                .isZero();

        assertThat(out.toString())
                .contains("kafka-acls.sh --bootstrap-server b:1 --command-config admin.properties --add"
                        + " --allow-principal 'User:CN=it'\\''s' --operation write"
                        + " --transactional-id 'swarmgauge-streams-' --resource-pattern-type prefixed");
    }

    @Test
    void writesJson() throws Exception {
        assertThat(run("--planner", "User:p", "--format", "json")).isZero();

        JsonNode rules = new ObjectMapper().readTree(out.toString());
        assertThat(rules).hasSize(3);
        assertThat(rules.get(0).path("name").asText()).isEqualTo("plan.hosting-setups");
        assertThat(rules.get(0).path("operations").toString()).isEqualTo("[\"read\",\"write\"]");
    }

    @Test
    void whoNamesNobodyOrSomebodyWronglyIsToldHow() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Nobody is named: give --node");
        assertThat(run("--node", "n1")).isEqualTo(2);
        assertThat(err.toString()).contains("--node: 'n1' is not a principal: write it as User:name");
        assertThat(run("apply", "--node", "User:n1", "--node-bytes-per-second", "0"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--node-bytes-per-second must be above 0");
    }

    @Test
    void aMissingSecretIsToldWithFilePropertyAndRemedyBeforeAnyClusterIsAsked() throws Exception {
        Path config = Files.writeString(
                directory.resolve("client.properties"), "sasl.jaas.config=x password=\"${env:SWARMGAUGE_NO_SUCH}\";\n");

        assertThat(run("apply", "--node", "User:n1", "--client-config", config.toString()))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains(
                        "--client-config " + config + " cannot be used: sasl.jaas.config names the environment variable"
                                + " SWARMGAUGE_NO_SUCH, which is not set. Set it");
    }

    @Test
    void secretsOfAClientConfigAreFilledInAndTheRegistrysSettingsGoToItsClient() throws Exception {
        Path secret = Files.writeString(directory.resolve("password"), "pass word\n");
        Path config = Files.writeString(
                directory.resolve("client.properties"),
                "ssl.keystore.password=${file:%s}\nbasic.auth.user.info=me:${file:%s}\n".formatted(secret, secret));

        ClientConfig read = ClientConfig.read(config);

        assertThat(read.kafka()).containsOnlyKeys("ssl.keystore.password").containsValue("pass word");
        assertThat(read.registry()).containsOnlyKeys("basic.auth.user.info").containsValue("me:pass word");
        assertThat(read.toString()).doesNotContain("pass word");
    }

    private int run(String... args) {
        return new CommandLine(new AclsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}

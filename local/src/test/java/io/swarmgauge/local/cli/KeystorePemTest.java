package io.swarmgauge.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.local.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KeystorePemTest {

    private static final String PASSWORD = "of-this-test-only";

    private final StringWriter err = new StringWriter();

    @TempDir
    private static Path keys;

    private static Path keystore;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeKeystore() throws Exception {
        keystore = keys.resolve("keys.p12");
        keytool("authority", "-ext", "bc:critical=ca:true");
        keytool("anna", "-signer", "authority");
    }

    @Test
    void kafkaReadsTheFileAsAKeystore() throws Exception {
        Path file = directory.resolve("anna.pem");

        assertThat(write(PASSWORD, "anna=" + file)).isZero();

        assertThat(Files.readAllLines(file).stream().filter(line -> line.startsWith("-----BEGIN")))
                .containsExactly(
                        "-----BEGIN PRIVATE KEY-----", "-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE-----");
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(new AdminClientConfig(Map.of(
                            "bootstrap.servers", "broker:9092",
                            "ssl.keystore.type", "PEM",
                            "ssl.keystore.location", file.toString()))
                    .values());
            KeyStore read = factory.keystore();
            assertThat(read.getCertificateChain(read.aliases().nextElement())).hasSize(2);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadTheFile() throws IOException {
        Path file = directory.resolve("anna.pem");

        write(PASSWORD, "anna=" + file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aWrongPasswordOrNameMakesNoFile() throws IOException {
        Path file = directory.resolve("none.pem");

        assertThat(write("wrong", "anna=" + file)).isEqualTo(1);
        assertThat(write(PASSWORD, "bao=" + file)).isEqualTo(1);

        assertThat(err.toString()).contains("password was incorrect").contains("holds no private key named bao");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatExistsIsNotWrittenOver() throws IOException {
        Path file = Files.writeString(directory.resolve("precious.pem"), "precious");

        assertThat(write(PASSWORD, "anna=" + file)).isEqualTo(1);

        assertThat(file).hasContent("precious");
    }

    @Test
    void aPasswordFileThatIsMissingIsNamed() {
        int code = execute(directory.resolve("no-password"), "anna=" + directory.resolve("none.pem"));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("no-password");
    }

    private int write(String password, String file) throws IOException {
        return execute(Files.writeString(directory.resolve("password"), password + "\n"), file);
    }

    private int execute(Path passwordFile, String file) {
        return Main.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute(
                        "keystore-pem",
                        "--keystore",
                        keystore.toString(),
                        "--password-file",
                        passwordFile.toString(),
                        file);
    }

    private static void keytool(String alias, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keystore", keystore.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-alias", alias, "-dname", "CN=" + alias, "-keyalg", "EC"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}

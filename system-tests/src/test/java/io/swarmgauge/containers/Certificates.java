package io.swarmgauge.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** An authority of a test, and the certificates that it signs: made with the JDK's keytool, valid for two days. */
public final class Certificates {

    public static final String PASSWORD = "changeit";

    private static final String CA = "ca";

    private final Path directory;
    private final Path authority;
    private final Path trust;

    private Certificates(Path directory) {
        this.directory = directory;
        this.authority = directory.resolve("ca.p12");
        this.trust = directory.resolve("trust.p12");
    }

    /** Makes the authority and the store of those who trust it. */
    public static Certificates in(Path directory) {
        Certificates certificates = new Certificates(directory);
        certificates.makeAuthority();
        return certificates;
    }

    /** The store that trusts the authority. */
    public Path trust() {
        return trust;
    }

    /** A key store with a key and its certificate for CN=name, which stands for this machine too. */
    public Path keyStore(String name) {
        Path store = directory.resolve(name + ".p12");
        try {
            Files.copy(authority, store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keytool(
                store,
                "-genkeypair",
                "-alias",
                name,
                "-signer",
                CA,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        keytool(store, "-delete", "-alias", CA);
        return store;
    }

    /** The properties of a client that trusts the authority and shows no certificate itself. */
    public Map<String, String> trusting() {
        return Map.of(
                "ssl.truststore.location",
                trust.toString(),
                "ssl.truststore.type",
                "PKCS12",
                "ssl.truststore.password",
                PASSWORD);
    }

    private void makeAuthority() {
        keytool(
                authority,
                "-genkeypair",
                "-alias",
                CA,
                "-dname",
                "CN=test authority",
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-ext",
                "bc:c");
        Path certificate = directory.resolve("ca.pem");
        keytool(authority, "-exportcert", "-rfc", "-alias", CA, "-file", certificate.toString());
        keytool(trust, "-importcert", "-noprompt", "-alias", CA, "-file", certificate.toString());
    }

    private void keytool(Path store, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Collections.addAll(command, words);
        Collections.addAll(command, "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD);
        try {
            Path log = directory.resolve("keytool.log");
            int code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("keytool failed: " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

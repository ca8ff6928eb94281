package io.swarmgauge.local.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmgauge keystore-pem}: what keytool cannot do, to write a private key as the PEM file that Kafka reads. */
@Command(
        name = "keystore-pem",
        mixinStandardHelpOptions = true,
        description =
                "Writes keys of a keystore, each with its certificates, into PEM files that only their owner can read, for"
                        + " ssl.keystore.type=PEM. The keystore's password is read from the environment variable"
                        + " SWARMGAUGE_KEYSTORE_PASSWORD.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:the keystore cannot be read, or a file not be written", "2:wrong usage"})
public final class KeystorePemCommand implements Callable<Integer> {

    private static final String OWNER_ONLY = "rw-------";
    private static final int LINE_LENGTH = 64;

    @Option(names = "--keystore", required = true, paramLabel = "FILE", description = "PKCS #12 or JKS.")
    private Path keystore;

    @Option(
            names = "--password-file",
            required = true,
            paramLabel = "FILE",
            description = "Holds the password of the keystore and its keys.")
    private Path passwordFile;

    @Parameters(
            arity = "1..*",
            paramLabel = "NAME=FILE",
            description = "The key's name in the keystore, and the file to make; it must not exist.")
    private Map<String, Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            char[] password = Files.readString(passwordFile).strip().toCharArray();
            KeyStore store = KeyStore.getInstance(keystore.toFile(), password);
            for (Map.Entry<String, Path> wanted : files.entrySet()) {
                write(wanted.getValue(), pem(store, wanted.getKey(), password));
            }
            return ExitCode.OK;
        } catch (IOException | GeneralSecurityException e) {
            return failed("%s: %s".formatted(keystore, e), ExitCode.SOFTWARE);
        }
    }

    private static String pem(KeyStore store, String alias, char[] password)
            throws IOException, GeneralSecurityException {
        Key key = store.getKey(alias, password);
        Certificate @Nullable [] chain = store.getCertificateChain(alias);
        if (key == null || chain == null) {
            throw new IOException("it holds no private key named " + alias);
        }
        StringBuilder pem = new StringBuilder(block("PRIVATE KEY", key.getEncoded()));
        for (Certificate certificate : chain) {
            pem.append(block("CERTIFICATE", certificate.getEncoded()));
        }
        return pem.toString();
    }

    private static void write(Path file, String pem) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, pem, StandardCharsets.US_ASCII, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static String block(String type, byte[] der) {
        String body = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, body, type);
    }

    private int failed(String message, int exitCode) {
        spec.commandLine().getErr().println(message);
        return exitCode;
    }
}

package io.swarmgauge.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * A node's key on disk: PKCS #8 in PEM, as {@code openssl genpkey -algorithm ed25519} writes it too (RFC 8410, section 7).
 * Only its owner may read it.
 */
public final class KeyFile {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** RFC 8410: version, algorithm 1.3.101.112, and the two octet strings around the seed. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private KeyFile() {}

    /**
     * Writes a new file that only its owner can read.
     *
     * @throws KeyFileException if there is a file already, or it cannot be written
     */
    public static void write(Path file, NodeKey key) throws KeyFileException {
        byte[] der = Arrays.copyOf(PREFIX, PREFIX.length + NodeKey.SEED_BYTES);
        System.arraycopy(key.seed(), 0, der, PREFIX.length, NodeKey.SEED_BYTES);
        String pem = "%s%n%s%n%s%n".formatted(BEGIN, Base64.getEncoder().encodeToString(der), END);
        try {
            Files.createFile(file, ownerOnly());
            fill(file, pem);
        } catch (FileAlreadyExistsException e) {
            throw new KeyFileException(
                    "%s exists. A node that loses its key is another node: name a new file.".formatted(file), e);
        } catch (IOException e) {
            throw new KeyFileException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Reads the key.
     *
     * @throws KeyFileException if there is no such file, others may read it, or it holds no Ed25519 key
     */
    public static NodeKey read(Path file) throws KeyFileException {
        try {
            requireOwnerOnly(file);
            return NodeKey.ofSeed(seed(file, Files.readString(file, StandardCharsets.US_ASCII)));
        } catch (NoSuchFileException e) {
            throw new KeyFileException("%s does not exist. Make it: swarmgauge keygen %s".formatted(file, file), e);
        } catch (IOException e) {
            throw new KeyFileException("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    /** A file that could not be filled must not be taken for a key later. */
    private static void fill(Path file, String pem) throws IOException {
        try {
            Files.writeString(file, pem, StandardCharsets.US_ASCII, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static byte[] seed(Path file, String pem) throws KeyFileException {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw noKey(file);
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        } catch (IllegalArgumentException e) {
            throw noKey(file);
        }
        if (der.length != PREFIX.length + NodeKey.SEED_BYTES
                || !Arrays.equals(PREFIX, Arrays.copyOf(der, PREFIX.length))) {
            throw noKey(file);
        }
        return Arrays.copyOfRange(der, PREFIX.length, der.length);
    }

    private static KeyFileException noKey(Path file) {
        return new KeyFileException(
                "%s holds no Ed25519 private key in PEM (PKCS #8). Make one: swarmgauge keygen FILE".formatted(file));
    }

    private static void requireOwnerOnly(Path file) throws IOException, KeyFileException {
        if (!hasPosixPermissions()) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(OF_OTHERS::contains)) {
            throw new KeyFileException(
                    "%s may be used by others (%s). Whoever reads it can speak as the node: chmod 600 %s"
                            .formatted(file, PosixFilePermissions.toString(permissions), file));
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return hasPosixPermissions()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean hasPosixPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}

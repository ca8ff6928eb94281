package io.swarmgauge.producers.registration;

import io.swarmgauge.identity.NodeId;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers the last registration across restarts. Without it a node is taken for new, which does no harm. */
final class RegistrationFile {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationFile.class);
    private static final String REGION = "region";
    private static final String HARDWARE = "hardware";

    private final Path file;

    RegistrationFile(Path directory, NodeId node) {
        this.file = directory.resolve("registration-" + node.hex() + ".properties");
    }

    Optional<LastRegistration> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be read, the node registers as new: {}", file, e.toString());
            return Optional.empty();
        }
        String region = properties.getProperty(REGION);
        String hardware = properties.getProperty(HARDWARE);
        return region == null || hardware == null
                ? Optional.empty()
                : Optional.of(new LastRegistration(region, hardware));
    }

    void write(LastRegistration registration) {
        Properties properties = new Properties();
        properties.setProperty(REGION, registration.region());
        properties.setProperty(HARDWARE, registration.hardware());
        Path target = file.toAbsolutePath();
        Path prepared = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.createDirectories(target.resolveSibling(""));
            try (Writer writer = Files.newBufferedWriter(prepared)) {
                properties.store(writer, "What this node was when it registered last.");
            }
            Files.move(prepared, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be written, the node will register as new next time: {}", target, e.toString());
        }
    }
}

package io.swarmgauge.serdes;

import io.swarmgauge.schema.node.TransferBatch;
import java.util.Optional;
import org.apache.avro.util.ClassSecurityValidator;

/** Avro 1.12 makes objects only of classes that the process trusts; without that every single record is undecodable. */
public final class RecordTrust {

    private static final String REMEDY =
            "Avro does not trust Swarmgauge's records. Start Java with -Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.swarmgauge.";

    private RecordTrust() {}

    /** What to do about missing trust; empty when Swarmgauge's records are trusted. */
    public static Optional<String> remedy() {
        try {
            ClassSecurityValidator.validate(TransferBatch.class);
            return Optional.empty();
        } catch (SecurityException e) {
            return Optional.of(REMEDY);
        }
    }
}

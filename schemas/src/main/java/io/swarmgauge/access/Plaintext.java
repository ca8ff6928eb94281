package io.swarmgauge.access;

import io.swarmgauge.serdes.RegistrySettings;
import java.util.ArrayList;
import java.util.List;

/** Connections on which anybody on the way can read along or change what is said. */
public final class Plaintext {

    /**
     * One such connection.
     *
     * @param field the setting that names it
     * @param wrong what is wrong with it
     * @param remedy what to do about it
     */
    public record Warning(String field, String wrong, String remedy) {

        @Override
        public String toString() {
            return "%s: %s. %s".formatted(field, wrong, remedy);
        }
    }

    private Plaintext() {}

    /** Those that leave this machine. */
    public static List<Warning> warnings(KafkaAccess kafka, RegistrySettings registry) {
        List<Warning> warnings = new ArrayList<>();
        if (kafka.isPlaintextBeyondThisMachine()) {
            warnings.add(new Warning(
                    "kafka.bootstrap-servers",
                    "%s is reached without TLS: anybody on the way can read and change records"
                            .formatted(kafka.bootstrapServers()),
                    "Set security.protocol to SASL_SSL or SSL in kafka.properties."));
        }
        if (registry.isPlaintextBeyondThisMachine()) {
            warnings.add(new Warning(
                    "registry.url",
                    "%s is reached without TLS: anybody on the way can change schemas".formatted(registry.shownUrl()),
                    "Give an https:// address."));
        }
        return warnings;
    }
}

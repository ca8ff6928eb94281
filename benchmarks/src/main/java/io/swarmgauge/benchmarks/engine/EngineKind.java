package io.swarmgauge.benchmarks.engine;

import io.swarmgauge.signing.SignatureCheck;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What is measured. Those named VERIFIED check every signature as Swarmgauge's door does. */
public enum EngineKind {

    /** A consumer, the decoder and a hash map: the limit for anything that decodes on this machine. */
    BARE,
    BARE_VERIFIED,

    /** The same within Kafka Streams, without state: the limit for any topology that gets its records one by one. */
    STREAMS,
    SWARMGAUGE,

    /** The same, but that it believes every signature: what the rest of the door and the room cost. */
    SWARMGAUGE_TRUSTING,
    FLINK,
    FLINK_VERIFIED,
    JET,
    JET_VERIFIED;

    Engine engine() {
        return switch (this) {
            case BARE -> new BareEngine(false);
            case BARE_VERIFIED -> new BareEngine(true);
            case STREAMS -> new StreamsEngine();
            case SWARMGAUGE -> new SwarmgaugeEngine(SignatureCheck::new);
            case SWARMGAUGE_TRUSTING -> new SwarmgaugeEngine(TrustingCheck::new);
            case FLINK -> new FlinkEngine(false);
            case FLINK_VERIFIED -> new FlinkEngine(true);
            case JET -> new JetEngine(false);
            case JET_VERIFIED -> new JetEngine(true);
        };
    }

    /** Jars that this engine needs in versions of its own. */
    List<Path> overrides() {
        return this == FLINK || this == FLINK_VERIFIED ? List.of(flinksClient()) : List.of();
    }

    private static Path flinksClient() {
        try {
            return Path.of(Objects.requireNonNull(EngineKind.class.getResource("flink-kafka-clients.jar"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

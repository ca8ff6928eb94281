package io.swarmgauge.benchmarks.engine;

import java.util.Locale;

/** What is measured. Those named VERIFIED check every signature as Swarmgauge's door does. */
public enum EngineKind {

    /** A consumer, the decoder and a hash map: the limit for anything that decodes on this machine. */
    BARE,
    BARE_VERIFIED,
    SWARMGAUGE,
    FLINK,
    FLINK_VERIFIED,
    JET,
    JET_VERIFIED;

    Engine engine() {
        return switch (this) {
            case BARE -> new BareEngine(false);
            case BARE_VERIFIED -> new BareEngine(true);
            case SWARMGAUGE -> new SwarmgaugeEngine();
            case FLINK -> new FlinkEngine(false);
            case FLINK_VERIFIED -> new FlinkEngine(true);
            case JET -> new JetEngine(false);
            case JET_VERIFIED -> new JetEngine(true);
        };
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

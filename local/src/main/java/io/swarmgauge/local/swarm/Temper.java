package io.swarmgauge.local.swarm;

/**
 * How a node behaves.
 *
 * @param egressDelayMs what it sends arrives so many milliseconds later
 * @param inflatedUploads uploads that it makes up for each real one, as a ratio
 */
public record Temper(int egressDelayMs, double inflatedUploads) {

    /** What there is to say about it. */
    public String inWords() {
        return egressDelayMs > 0
                ? "slow: " + egressDelayMs + " ms on everything it sends"
                : inflatedUploads > 0 ? "claims " + inflatedUploads + " uploads too many for each real one" : "";
    }

    static final Temper HONEST = new Temper(0, 0);
    static final Temper SLOW = new Temper(150, 0);
    static final Temper OVER_REPORTING = new Temper(0, 0.5);
}

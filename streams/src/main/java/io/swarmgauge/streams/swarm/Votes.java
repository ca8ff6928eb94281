package io.swarmgauge.streams.swarm;

/**
 * How many attestors asked for a chunk, and to how many it was proven. At least half must say so: delivery needs a proof
 * that a failure does not, so that of two the one that has it is believed, and one of three that invents it is not.
 */
record Votes(int asked, int proven) {

    static final Votes NONE = new Votes(0, 0);

    static Votes of(boolean proven) {
        return new Votes(1, proven ? 1 : 0);
    }

    Votes plus(Votes other) {
        return new Votes(asked + other.asked, proven + other.proven);
    }

    boolean carry() {
        return asked > 0 && 2L * proven >= asked;
    }
}

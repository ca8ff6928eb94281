package io.swarmgauge.streams.swarm;

/** Sums of numbers that are not negative, which stop at the largest there is: in any order they come to the same. */
final class Sums {

    private Sums() {}

    static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    static int plus(int one, int other) {
        int sum = one + other;
        return sum < 0 ? Integer.MAX_VALUE : sum;
    }
}

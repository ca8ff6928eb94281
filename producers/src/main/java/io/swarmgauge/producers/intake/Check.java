package io.swarmgauge.producers.intake;

import io.swarmgauge.identity.NodeId;

/** What the values of a line's fields must be. */
final class Check {

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_SESSION = 64;

    private Check() {}

    static void atLeastZero(String field, long value) {
        if (value < 0) {
            throw BadLineException.field(field, "must be ≥ 0, is " + value);
        }
    }

    static void atLeastZero(String field, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw BadLineException.field(field, "must be ≥ 0, is " + value);
        }
    }

    static void publicKey(String field, String value) {
        if (!NodeId.isValid(value)) {
            throw BadLineException.field(field, "must be 64 lower-case hex digits, is '" + brief(value) + "'");
        }
    }

    static void name(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST_NAME) {
            throw BadLineException.field(
                    field, "must be a text of 1 to " + LONGEST_NAME + " characters, is '" + brief(value) + "'");
        }
    }

    static void session(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST_SESSION) {
            throw BadLineException.field(
                    field, "must be a text of 1 to " + LONGEST_SESSION + " characters, is '" + brief(value) + "'");
        }
    }

    private static String brief(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }
}

package io.swarmgauge.console.cli;

/** Why a cluster or a registry did not do what it was asked to, in one line. */
final class Reasons {

    private Reasons() {}

    static String of(RuntimeException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : failure.getMessage() + ": " + cause.getMessage();
    }
}

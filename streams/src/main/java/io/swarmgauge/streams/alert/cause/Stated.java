package io.swarmgauge.streams.alert.cause;

import org.jspecify.annotations.Nullable;

/** Figures of which what is not stated counts as none: a cause is suspected on what was said only. */
final class Stated {

    private Stated() {}

    static double orNone(@Nullable Double figure) {
        return figure == null ? 0 : figure;
    }

    static long orNone(@Nullable Long figure) {
        return figure == null ? 0 : figure;
    }

    static int orNone(@Nullable Integer figure) {
        return figure == null ? 0 : figure;
    }
}

package io.swarmgauge.console.reading;

import io.swarmgauge.observe.Health;
import java.time.Duration;

/** When the views can be relied on: all was read, the cluster and the registry answer, and reading goes on. */
final class ReadingPolicy {

    /** A turn takes at most as long as the cluster may take to answer a few questions. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

    private ReadingPolicy() {}

    static Health ready(ReadingSigns signs) {
        if (!signs.alive()) {
            return live(signs);
        }
        if (!signs.trouble().isEmpty()) {
            return Health.down("cannot read on, tries again: " + signs.trouble());
        }
        if (signs.sinceRead().compareTo(LONGEST_TURN) > 0) {
            return Health.down("nothing was read for %d s, %d offsets wait: see whether cluster and registry answer"
                    .formatted(signs.sinceRead().toSeconds(), signs.behind()));
        }
        return signs.complete()
                ? Health.up()
                : Health.down("the topics are being read from their beginnings, %d offsets are left"
                        .formatted(signs.behind()));
    }

    static Health live(ReadingSigns signs) {
        return signs.alive() ? Health.up() : Health.down("the reader has ended; the log says why. Restart the console");
    }
}

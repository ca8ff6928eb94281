package io.swarmgauge.console.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who gets alerts. */
public sealed interface Receiver {

    /** Its name: in logs, metrics and, for a webhook, in its consumer group and the payload. */
    String name();

    /** Which alerts it gets. */
    AlertFilter only();

    /** How its HTTP server is spoken to. */
    HttpAccess http();

    /** Where its servers are. */
    List<URI> addresses();

    /**
     * The instances of an Alertmanager cluster; each gets all alerts, as the cluster expects.
     *
     * @param resend after how long an open alert is told again
     */
    record Alertmanager(String name, List<URI> addresses, Duration resend, AlertFilter only, HttpAccess http)
            implements Receiver {

        public static final Duration DEFAULT_RESEND = Duration.ofMinutes(1);

        public Alertmanager {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Any HTTP server that takes a POST for each statement.
     *
     * @param secret with which bodies are signed; empty when they are not
     * @param tries after how many refusals of one statement the next one is sent
     * @param start where it begins when it has never got anything
     */
    record Webhook(
            String name,
            URI address,
            Optional<String> secret,
            int tries,
            Start start,
            AlertFilter only,
            HttpAccess http)
            implements Receiver {

        public static final int DEFAULT_TRIES = 5;

        @Override
        public List<URI> addresses() {
            return List.of(address);
        }

        @Override
        public String toString() {
            return "Webhook[%s, %s, secret hidden]".formatted(name, HttpAccess.shown(address));
        }
    }

    /** Where a webhook begins that has never got anything. */
    enum Start {
        /** With what the topic still holds. */
        BEGINNING,
        /** With what is said from now on. */
        NOW
    }
}

package io.swarmgauge.console.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server of a receiver: how it fares, in metrics and in the log. Trouble is logged when it begins and when it is over. */
final class Target {

    private static final Logger LOG = LoggerFactory.getLogger(Target.class);

    private final String shown;
    private final Counter sent;
    private final Counter failures;
    private final Counter refused;
    private final Counter skipped;
    private final Counter undecodable;
    private volatile @Nullable String trouble;

    Target(String receiver, URI address, MeterRegistry meters) {
        shown = "%s at %s".formatted(receiver, HttpAccess.shown(address));
        Tags tags = Tags.of("receiver", receiver, "address", HttpAccess.shown(address));
        sent = counter("swarmgauge.deliver.sent", "Statements about alerts that the receiver took", tags, meters);
        failures = counter("swarmgauge.deliver.failures", "Attempts that failed and are made again", tags, meters);
        refused = counter("swarmgauge.deliver.refused", "Attempts that the receiver refused for good", tags, meters);
        skipped = counter("swarmgauge.deliver.skipped", "Statements given up after refusals", tags, meters);
        undecodable =
                counter("swarmgauge.deliver.undecodable", "Records that are no statements about alerts", tags, meters);
        Gauge.builder("swarmgauge.deliver.up", this, target -> target.isUp() ? 1 : 0)
                .description("1 while the last attempt did not fail")
                .tags(tags)
                .register(meters);
    }

    /** Whether the last attempt did not fail. */
    boolean isUp() {
        return trouble == null;
    }

    /** Why its last attempt failed, if it did. */
    Stream<String> troubles() {
        return Stream.ofNullable(trouble).map(why -> "%s takes no alerts: %s".formatted(shown, why));
    }

    void took(int statements) {
        sent.increment(statements);
        if (!isUp()) {
            LOG.info("{} takes alerts again", shown);
        }
        trouble = null;
    }

    void failed(String why) {
        failures.increment();
        if (isUp()) {
            LOG.warn("{} takes no alerts, they are kept and sent again: {}", shown, why);
        }
        trouble = why;
    }

    void refused(String what, String why) {
        refused.increment();
        LOG.warn("{} refuses {}: {}", shown, what, why);
    }

    void skipped(String what) {
        skipped.increment();
        LOG.error("{} is not told of {}: it refused it too often", shown, what);
    }

    void undecodable(String what, RuntimeException why) {
        undecodable.increment();
        LOG.warn("{} is not told of {}, which is no statement about an alert: {}", shown, what, why.toString());
    }

    private static Counter counter(String name, String description, Tags tags, MeterRegistry meters) {
        return Counter.builder(name).description(description).tags(tags).register(meters);
    }
}

package io.swarmgauge.producers;

import io.swarmgauge.producers.presence.Presence;
import io.swarmgauge.producers.publish.Publisher;
import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.producers.selfreport.Claim;
import io.swarmgauge.producers.selfreport.ClaimBook;
import io.swarmgauge.producers.transfers.IdleIntervals;
import io.swarmgauge.producers.transfers.IntervalTally;
import io.swarmgauge.producers.transfers.TransferBatches;
import io.swarmgauge.producers.transfers.TransferRecorder;
import io.swarmgauge.schema.node.ReportReason;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what was recorded: as batches, and, for a hoster, as claims made of the same batches. Under the agent's lock, so
 * that what was recorded and what is published of it go to disk together.
 */
final class TrafficReporter {

    private static final Logger LOG = LoggerFactory.getLogger(TrafficReporter.class);

    private final TransferRecorder recorder;
    private final IdleIntervals idle;
    private final ClaimBook claims;
    private final Presence presence;
    private final Publisher publisher;

    private final Object lock;

    TrafficReporter(AgentMemory memory, Publisher publisher, Object lock) {
        this.recorder = memory.recorder();
        this.idle = memory.idle();
        this.claims = memory.claims();
        this.presence = memory.presence();
        this.publisher = publisher;
        this.lock = lock;
    }

    /** Publishes every interval and every period that ended by then. */
    void flush(long until) {
        synchronized (lock) {
            flushEnded(until);
        }
    }

    private void flushEnded(long until) {
        List<IntervalTally> drained = recorder.drain(until);
        drained.forEach(this::publish);
        idle.until(until, presence.setups().keySet(), drained).forEach(this::publish);
        for (Claim claim : claims.due(until)) {
            if (claim.again()) {
                LOG.info(
                        "the claim for {} and the period from {} is made again: events came late",
                        claim.setup(),
                        claim.period().start());
            }
            publish(claim);
        }
    }

    /** Publishes the batches of events that are not to wait for their interval's end. */
    void flushOpen() {
        synchronized (lock) {
            recorder.drainAll().forEach(this::publish);
        }
    }

    /** Publishes the claims for the present period at once, and returns their setups. */
    List<String> reportNow(Optional<String> setup, long now) {
        synchronized (lock) {
            flushOpen();
            List<Claim> claimed = claims.now(hosted(setup), now, ReportReason.ON_REQUEST);
            claimed.forEach(this::publish);
            return claimed.stream().map(Claim::setup).toList();
        }
    }

    /** Publishes what is left, although interval and period have not ended. */
    void stop(long now) {
        synchronized (lock) {
            flush(now);
            flushOpen();
            claims.last(now).forEach(this::publish);
        }
    }

    private List<String> hosted(Optional<String> only) {
        return presence.setups().entrySet().stream()
                .filter(entry -> entry.getValue() == Role.HOSTER)
                .map(Map.Entry::getKey)
                .filter(setup -> only.isEmpty() || only.get().equals(setup))
                .toList();
    }

    private void publish(IntervalTally tally) {
        Role role = presence.roleOn(tally.setup());
        if (role == Role.HOSTER) {
            claims.add(tally);
        }
        publisher.publish(
                TopicCatalogue.TRANSFERS,
                tally.setup(),
                new Window(tally.start(), tally.end()),
                header -> TransferBatches.batch(header, tally, role));
    }

    private void publish(Claim claim) {
        publisher.publish(TopicCatalogue.SELF_REPORTS, claim.setup(), claim.covered(), claim::report);
    }
}

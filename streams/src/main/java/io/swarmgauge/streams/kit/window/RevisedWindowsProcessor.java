package io.swarmgauge.streams.kit.window;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.window.KeptState.OfWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Publishes each window once as revision 0 when stream time passes its end plus grace, and again as the next revision
 * when a late record changes what it says. "Closed up to" is kept in the store, so that no restart opens a window again.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class RevisedWindowsProcessor<I, S extends SpecificRecord, O>
        implements Processor<String, Accepted<I>, String, O> {

    private static final int UNPUBLISHED = -1;
    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);

    private final RevisedWindows<I, S, O> room;
    private ProcessorContext<String, O> context;
    private HostingSetups setups;
    private WindowStore<S> windows;
    private long closedUpTo;
    private long expiredUpTo;

    RevisedWindowsProcessor(RevisedWindows<I, S, O> room) {
        this.room = room;
    }

    @Override
    public void init(ProcessorContext<String, O> processorContext) {
        context = processorContext;
        setups = HostingSetups.in(context);
        windows = new WindowStore<>(context.getStateStore(room.store()));
        closedUpTo = windows.closedUpTo();
        expiredUpTo = Long.MIN_VALUE;
        // Other topics of the task advance stream time too, so a window closes even when its own topic falls silent.
        context.schedule(CHECK_EVERY, PunctuationType.STREAM_TIME, this::advanceTo);
    }

    @Override
    public void process(Record<String, Accepted<I>> record) {
        advanceTo(context.currentStreamTimeMs());
        Hearing<I, S> hearing = new Hearing<>(room, record.value(), planned(record.key()));
        for (Window window : hearing.windows()) {
            OfWindow<S> before = windows.find(window.start(), record.key()).orElseGet(this::untouched);
            change(record.key(), window, before, hearing.in(window, before));
        }
        hearing.followersWindow().ifPresent(window -> windows.find(window.start(), record.key())
                .ifPresent(before -> change(record.key(), window, before, hearing.in(window, before))));
    }

    private Set<String> planned(String key) {
        return setups.find(key).<Set<String>>map(PlannedHosters::new).orElse(Set.of());
    }

    private void advanceTo(long streamTime) {
        long closing = room.times().lastClosedStart(streamTime);
        if (closing <= closedUpTo) {
            return;
        }
        windows.each(closedUpTo, closing, (start, key, kept) -> {
            if (kept.revision() == UNPUBLISHED && kept.inputs() > 0) {
                publish(key, room.times().startingAt(start), kept);
            }
        });
        closedUpTo = closing;
        windows.closedUpTo(closing);
        expire(room.times().lastExpiredStart(streamTime));
    }

    private void expire(long startUpTo) {
        windows.delete(expiredUpTo, startUpTo);
        expiredUpTo = startUpTo;
    }

    private void change(String key, Window window, OfWindow<S> before, OfWindow<S> after) {
        boolean open = window.start() > closedUpTo || after.inputs() == 0;
        if (open || (before.revision() != UNPUBLISHED && saysTheSame(key, window, before, after))) {
            windows.put(window.start(), key, after);
        } else {
            publish(key, window, after);
        }
    }

    private OfWindow<S> untouched() {
        return new OfWindow<>(UNPUBLISHED, 0L, List.of(), room.policy().empty());
    }

    private boolean saysTheSame(String key, Window window, OfWindow<S> before, OfWindow<S> after) {
        return setups.find(key)
                .map(setup -> conclude(key, window, 0, before, setup).equals(conclude(key, window, 0, after, setup)))
                .orElse(true);
    }

    /** Keeps the window and says what it says. A setup that was withdrawn from the plan has nobody to judge: it stays unpublished. */
    private void publish(String key, Window window, OfWindow<S> kept) {
        Optional<HostingSetup> setup = setups.find(key);
        int revision = setup.isPresent() ? kept.revision() + 1 : kept.revision();
        windows.put(window.start(), key, new OfWindow<>(revision, kept.inputs(), kept.voices(), kept.content()));
        setup.ifPresent(plan -> {
            for (O conclusion : conclude(key, window, revision, kept, plan)) {
                context.forward(new Record<>(key, conclusion, window.end() - 1));
                room.meters().published(room.store(), revision);
            }
        });
    }

    private List<O> conclude(String key, Window window, int revision, OfWindow<S> kept, HostingSetup setup) {
        return room.policy().conclude(key, window, revision, kept.content(), new Heard(kept.voices()), setup);
    }
}

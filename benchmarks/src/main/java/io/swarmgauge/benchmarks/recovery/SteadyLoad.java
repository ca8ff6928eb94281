package io.swarmgauge.benchmarks.recovery;

import io.swarmgauge.benchmarks.load.Due;
import io.swarmgauge.benchmarks.load.MicroClock;
import io.swarmgauge.benchmarks.load.OpenLoop;
import io.swarmgauge.benchmarks.load.Sender;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Goes on telling chunks, of one setup after the other, whatever becomes of them, until it is told to stop. */
final class SteadyLoad implements Iterator<Due> {

    private static final long MICROS = 1_000_000;

    /** Numbers that far apart lie all over the setups soon. */
    private static final int STRIDE = 7919;

    private final Books books;
    private final int perSecond;
    private final MicroClock clock = new MicroClock();
    private final long begin = clock.micros() + 2 * MICROS;
    private final Map<Told, Long> due = new ConcurrentHashMap<>();
    private volatile boolean over;
    private long number;

    /** The chunk of the setup with this number. */
    private record Told(int setup, long chunk) {}

    private SteadyLoad(Books books, int perSecond) {
        this.books = books;
        this.perSecond = perSecond;
    }

    static SteadyLoad start(Books books, int perSecond) {
        return new SteadyLoad(books, perSecond);
    }

    /** Sends until {@link #stop}; done when all is on the topics. */
    CompletableFuture<Void> send(Sender sender) {
        return CompletableFuture.runAsync(
                () -> {
                    var unused = new OpenLoop(sender, clock).send(this);
                },
                task -> {
                    Thread thread = new Thread(task, "sending");
                    thread.setDaemon(true);
                    thread.start();
                });
    }

    /** The moment by the clock of {@link #wasToldAfter}. */
    long now() {
        return clock.micros();
    }

    /** Whether the chunk of the setup with this number was told after the moment. */
    boolean wasToldAfter(int setup, long chunk, long moment) {
        return due.getOrDefault(new Told(setup, chunk), 0L) > moment;
    }

    void stop() {
        over = true;
    }

    @Override
    public boolean hasNext() {
        return !over;
    }

    @Override
    public Due next() {
        int setup = (int) (number * STRIDE % books.keys());
        long micros = begin + number * MICROS / perSecond;
        number++;
        Due chunk = new Due(micros, books.chunk(setup));
        due.put(new Told(setup, books.told(setup)), micros);
        return chunk;
    }
}

package io.swarmgauge.streams.kit.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Heap that the objects of all stores may take together. A store may always have its equal share, so that one that fell
 * silent cannot starve the others: at the very most, twice the budget is taken.
 */
final class HeapBudget {

    private static final int PART_OF_HEAP = 8;

    /** The heap is the process's, and so is what may be taken of it. */
    static final HeapBudget OF_PROCESS = new HeapBudget(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);

    private final long most;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicInteger stores = new AtomicInteger();

    HeapBudget(long most) {
        this.most = most;
    }

    void join() {
        stores.incrementAndGet();
    }

    void leave() {
        stores.decrementAndGet();
    }

    void take(long bytes) {
        taken.addAndGet(bytes);
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** Whether a store that has so much has to let go of some. */
    boolean isExceededBy(long own) {
        return taken.get() > most && own > most / Math.max(1, stores.get());
    }
}

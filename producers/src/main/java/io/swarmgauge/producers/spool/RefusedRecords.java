package io.swarmgauge.producers.spool;

import io.swarmgauge.producers.spool.SpoolBatch.Settled;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The last records that nobody would take, kept aside: they are not lost silently. */
final class RefusedRecords {

    private static final int MOST = 100;

    private RefusedRecords() {}

    static void keep(SpoolStore store, Settled refused, byte @Nullable [] record) {
        if (record == null) {
            return;
        }
        MVMap<Long, byte[]> kept = store.numbered(SpoolStore.REFUSED);
        store.put(kept, refused.id(), record);
        while (kept.size() > MOST) {
            store.remove(kept, kept.firstKey());
        }
    }
}

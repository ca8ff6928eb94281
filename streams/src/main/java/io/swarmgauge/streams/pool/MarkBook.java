package io.swarmgauge.streams.pool;

import io.swarmgauge.streams.kit.ByteStore;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.ledger.LedgerKeys;
import io.swarmgauge.streams.state.pool.Mark;
import io.swarmgauge.streams.state.pool.Marks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** The registrations of each node for as long as an earlier one may still come, by hours, and the regions that were named. */
final class MarkBook {

    private static final byte MARKS = 'm';
    private static final byte REGION = 'r';
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int NEIGHBOURS = 2;
    private static final StateSerde<Marks> SERDE = StateSerde.of(Marks.class);

    private final ByteStore store;
    private final long retentionMs;

    MarkBook(ByteStore store, long retentionMs) {
        this.store = store;
        this.retentionMs = retentionMs;
    }

    /** Whether the mark was not there before. */
    boolean add(String node, Mark mark) {
        Bytes key = LedgerKeys.at(MARKS, hour(mark), node);
        List<Mark> marks = new ArrayList<>(marks(key));
        if (marks.contains(mark)) {
            return false;
        }
        if (marks.isEmpty()) {
            forget(node, hour(mark) - retentionMs - HOUR);
        }
        marks.add(mark);
        marks.sort(PresencePolicy.ORDER);
        store.put(key, new Marks(marks), SERDE);
        return true;
    }

    /** Up to two, ascending. */
    List<Mark> before(String node, Mark mark) {
        List<Mark> before = new ArrayList<>();
        List<Bytes> hours = store.keys(LedgerKeys.at(MARKS, 0, node), LedgerKeys.at(MARKS, hour(mark) + 1, node));
        for (int i = hours.size() - 1; i >= 0 && before.size() < NEIGHBOURS; i--) {
            List<Mark> earlier = marks(hours.get(i)).stream()
                    .filter(one -> PresencePolicy.ORDER.compare(one, mark) < 0)
                    .toList();
            before.addAll(0, earlier);
        }
        return before.subList(Math.max(0, before.size() - NEIGHBOURS), before.size());
    }

    /** Up to two, ascending. */
    List<Mark> after(String node, Mark mark) {
        List<Mark> after = new ArrayList<>();
        for (Bytes hour :
                store.keys(LedgerKeys.at(MARKS, hour(mark), node), LedgerKeys.at(MARKS, Long.MAX_VALUE, node))) {
            if (after.size() >= NEIGHBOURS) {
                break;
            }
            marks(hour).stream()
                    .filter(one -> PresencePolicy.ORDER.compare(one, mark) > 0)
                    .forEach(after::add);
        }
        return after.subList(0, Math.min(NEIGHBOURS, after.size()));
    }

    /** That a hoster of the region was heard at the time. */
    void hear(String region, long time) {
        Bytes key = LedgerKeys.prefix(REGION, region);
        if (store.number(key).orElse(Long.MIN_VALUE) < time) {
            store.putNumber(key, time);
        }
    }

    /** Regions that were heard of since the time; others are forgotten. */
    List<String> regionsSince(long time) {
        List<String> regions = new ArrayList<>();
        for (Bytes key : store.keys(LedgerKeys.prefix(REGION), LedgerKeys.after(LedgerKeys.prefix(REGION)))) {
            if (store.number(key).orElseThrow() < time) {
                store.delete(key);
            } else {
                regions.add(LedgerKeys.name(key, 0));
            }
        }
        return regions;
    }

    /** The last two hours before stay: what comes next is held against their marks. */
    private void forget(String node, long before) {
        List<Bytes> old = store.keys(LedgerKeys.at(MARKS, 0, node), LedgerKeys.at(MARKS, Math.max(0, before), node));
        old.subList(0, Math.max(0, old.size() - NEIGHBOURS)).forEach(store::delete);
    }

    private List<Mark> marks(Bytes key) {
        return store.find(key, SERDE).map(Marks::getMarks).orElse(List.of());
    }

    private static long hour(Mark mark) {
        return Math.floorDiv(mark.getTime(), HOUR) * HOUR;
    }
}

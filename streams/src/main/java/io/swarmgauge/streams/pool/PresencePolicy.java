package io.swarmgauge.streams.pool;

import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.streams.state.pool.Ending;
import io.swarmgauge.streams.state.pool.Mark;
import io.swarmgauge.streams.state.pool.Stay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In whose pool a node is and for how long. Each registration of a hoster holds until its next one, but no longer than
 * three of the heartbeats that it promises. Good-bye, another region and the end of the role end it at once.
 */
final class PresencePolicy {

    /** A stay, and the region in whose pool it is. */
    record Placed(String region, Stay stay) {}

    static final Comparator<Mark> ORDER = Comparator.comparingLong(Mark::getTime)
            .thenComparingLong(Mark::getEpoch)
            .thenComparingLong(Mark::getSequence);

    private static final int SILENT_AFTER = 3;

    /** Of a node that promises no heartbeat: what agents promise unless they are told otherwise. */
    private static final long USUAL_HEARTBEAT = Duration.ofMinutes(1).toMillis();

    private static final long SLOWEST_HEARTBEAT = Duration.ofDays(10).toMillis();

    private PresencePolicy() {}

    static Mark mark(NodeRegistration registration) {
        var header = registration.getHeader();
        boolean hosts =
                registration.getRoles().contains(Role.HOSTER) && registration.getReason() != RegistrationReason.LEAVE;
        long promised = registration.getHeartbeatIntervalMs();
        long heartbeat = promised <= 0 ? USUAL_HEARTBEAT : Math.min(promised, SLOWEST_HEARTBEAT);
        return new Mark(
                header.getWindowStart(),
                header.getEpoch(),
                header.getSequence(),
                hosts ? header.getRegion() : null,
                SILENT_AFTER * heartbeat);
    }

    /**
     * What a new mark changes: its own stay, and those of the marks before and after it that are others than without it.
     * A stay that is as it was may be settled and forgotten by now, and must not be counted again.
     *
     * @param before up to two marks before it, ascending
     * @param after up to two marks after it, ascending
     */
    static List<Placed> changed(String nodeId, List<Mark> before, Mark mark, List<Mark> after) {
        List<@Nullable Mark> row = new ArrayList<>();
        row.add(before.size() < 2 ? null : before.get(before.size() - 2));
        row.add(before.isEmpty() ? null : before.get(before.size() - 1));
        row.add(after.isEmpty() ? null : after.get(0));
        row.add(after.size() < 2 ? null : after.get(1));
        List<Placed> without = inner(nodeId, row);
        row.add(2, mark);
        return inner(nodeId, row).stream()
                .filter(placed -> !without.contains(placed))
                .toList();
    }

    /** The stays of all marks of a row that have a neighbour on either side. */
    private static List<Placed> inner(String nodeId, List<@Nullable Mark> row) {
        List<Placed> placed = new ArrayList<>();
        for (int place = 1; place < row.size() - 1; place++) {
            Mark one = row.get(place);
            if (one != null && one.getRegion() != null) {
                placed.add(new Placed(one.getRegion(), stay(nodeId, row.get(place - 1), one, row.get(place + 1))));
            }
        }
        return placed;
    }

    private static Stay stay(String nodeId, @Nullable Mark before, Mark mark, @Nullable Mark after) {
        boolean joins = before == null || !continues(before, mark);
        if (after == null || !reaches(mark, after)) {
            return stay(nodeId, mark, mark.getTime() + mark.getHoldsMs(), joins, Ending.SILENT);
        }
        return stay(nodeId, mark, after.getTime(), joins, continues(mark, after) ? Ending.CONTINUED : Ending.LEFT);
    }

    private static Stay stay(String nodeId, Mark mark, long end, boolean joins, Ending ending) {
        return new Stay(nodeId, mark.getEpoch(), mark.getSequence(), mark.getTime(), end, joins, ending);
    }

    private static boolean continues(Mark mark, Mark after) {
        return mark.getRegion() != null && mark.getRegion().equals(after.getRegion()) && reaches(mark, after);
    }

    private static boolean reaches(Mark mark, Mark after) {
        return after.getTime() <= mark.getTime() + mark.getHoldsMs();
    }
}

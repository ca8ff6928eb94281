package io.swarmgauge.benchmarks.load;

import java.time.Duration;
import java.time.Instant;

/**
 * How the load is laid out: records one after the other, over setups, speakers and time in turn.
 *
 * @param events chunk events in all; what makes no whole record is left out
 * @param seed makes the same keys, the same choice of chunks and so the same bytes
 * @param setups number of hosting setups
 * @param windows number of windows that the load is spread over, the last ones before {@link #END}; {@link #MOST_WINDOWS} at the most
 */
public record LoadShape(Lane lane, long events, long seed, int setups, int windows) {

    /** Hosting setups, where their number is not what is asked about. */
    public static final int USUAL_SETUPS = 100;

    public static final int HOSTERS = 3;

    /** Nodes that speak about one setup: its hosters, and the rest leechers. */
    public static final int SPEAKERS = 5;

    public static final Duration WINDOW = Duration.ofSeconds(10);
    public static final Duration GRACE = Duration.ofSeconds(5);

    /** No record is earlier: long past, so that brokers with any date take it. */
    public static final long BEGIN = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    public static final int MOST_WINDOWS = 40;
    public static final int USUAL_WINDOWS = 30;
    private static final Duration FLUSH = Duration.ofSeconds(2);

    /** End of the time that is measured; what closes the windows comes after it. */
    public static final long END = BEGIN + MOST_WINDOWS * WINDOW.toMillis();

    public LoadShape {
        long least = (long) setups * SPEAKERS * lane.chunksPerRecord(); // so that everybody speaks
        if (events < least) {
            throw new IllegalArgumentException(
                    "%d chunk events are too few: the lane needs at least %d".formatted(events, least));
        }
        if (windows < 1 || windows > MOST_WINDOWS) {
            throw new IllegalArgumentException("%d windows: must be from 1 to %d".formatted(windows, MOST_WINDOWS));
        }
    }

    /** The usual load. */
    public LoadShape(Lane lane, long events, long seed) {
        this(lane, events, seed, USUAL_SETUPS, USUAL_WINDOWS);
    }

    public long records() {
        return events / lane.chunksPerRecord();
    }

    /** Chunk events that the records tell of. */
    public long toldEvents() {
        return records() * lane.chunksPerRecord();
    }

    /** Where the record with this number, from 0, stands. Timestamps never fall. */
    Place place(long number) {
        long span = windows * WINDOW.toMillis();
        long time = END - span + number * span / records();
        long turn = number / setups;
        long start = lane == Lane.EVENTS ? time : Math.floorDiv(time, FLUSH.toMillis()) * FLUSH.toMillis();
        long end = lane == Lane.EVENTS ? time + 1 : start + FLUSH.toMillis();
        return new Place((int) (number % setups), (int) (turn % SPEAKERS), turn / SPEAKERS + 1, start, end);
    }

    /** The record that moves a setup's time on, so that all its windows close. */
    Place closing(int setup) {
        long sequence = (records() - 1) / setups / SPEAKERS + 2; // no speaker of the setup had it yet
        long start = END + 2 * WINDOW.plus(GRACE).toMillis();
        return new Place(setup, 0, sequence, start, start + 1);
    }

    /**
     * A record's place.
     *
     * @param setup number of the setup
     * @param speaker number of the node among the setup's speakers
     * @param start first moment that the record covers, epoch milliseconds (UTC)
     * @param end end of it, exclusive
     */
    public record Place(int setup, int speaker, long sequence, long start, long end) {

        public long timestamp() {
            return end - 1;
        }
    }
}

package io.swarmgauge.benchmarks.latency;

import io.swarmgauge.benchmarks.load.Due;
import io.swarmgauge.signing.NodeKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Everything that is said from one moment to another, in order. What is said when was fixed before anything was. */
final class Script implements Iterator<Due> {

    private static final double MICROS_PER_SECOND = 1e6;

    private final List<Beat> beats = new ArrayList<>();
    private final Map<String, Long> fullDisks = new ConcurrentHashMap<>();

    /** Records of one kind, evenly spread. */
    private static final class Beat {

        private final double begin;
        private final double end;
        private final double spacing;
        private final BiFunction<Long, Long, Due> maker;
        private long number;

        private Beat(long begin, long end, double perSecond, BiFunction<Long, Long, Due> maker) {
            this.begin = begin;
            this.end = end;
            this.spacing = MICROS_PER_SECOND / perSecond;
            this.maker = maker;
        }

        private double next() {
            return begin + (number + 0.5) * spacing;
        }

        private boolean isOver() {
            return next() >= end;
        }

        private Due take() {
            long micros = Math.round(next());
            return maker.apply(number++, micros);
        }
    }

    /** Adds transfers, the first of which has this number. */
    Script transfers(Talk talk, long first, long begin, long end, double perSecond) {
        beats.add(new Beat(begin, end, perSecond, (number, micros) -> talk.transfers(first + number, micros)));
        return this;
    }

    Script measurements(Talk talk, long begin, long end, double perSecond) {
        beats.add(new Beat(begin, end, perSecond, talk::measurement));
        return this;
    }

    /** Adds full disks, each of a node of its own. */
    Script fullDisks(Talk talk, SplittableRandom keys, long begin, long end, double perSecond) {
        beats.add(new Beat(begin, end, perSecond, (number, micros) -> {
            byte[] seed = new byte[NodeKey.SEED_BYTES];
            keys.nextBytes(seed);
            NodeKey node = NodeKey.ofSeed(seed);
            fullDisks.put(node.nodeId().hex(), micros);
            return talk.fullDisk(node, micros);
        }));
        return this;
    }

    /** When each node's full disk was to be told, by node; complete at the script's end. */
    Map<String, Long> fullDisks() {
        return fullDisks;
    }

    @Override
    public boolean hasNext() {
        return beats.stream().anyMatch(beat -> !beat.isOver());
    }

    @Override
    public Due next() {
        return beats.stream()
                .filter(beat -> !beat.isOver())
                .min(Comparator.comparingDouble(Beat::next))
                .orElseThrow(NoSuchElementException::new)
                .take();
    }
}

package io.swarmgauge.stories.kill;

import static org.awaitility.Awaitility.await;

import io.swarmgauge.stories.kill.Victim.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hurts parts at random, again and again: {@code kill -9} with a new start after a while, or a pause. One broker at most is
 * hurt at a time, since two of three that are down may rightly stop the cluster; everything else may be down together.
 */
final class Chaos {

    private static final Logger LOG = LoggerFactory.getLogger(Chaos.class);
    private static final Duration BACK = Duration.ofMinutes(2);
    private static final int HANDS = 8;
    private static final int SHORTEST_AWAY_MS = 200;
    private static final int LONGEST_AWAY_MS = 5_000;
    private static final int LONGEST_GAP_MS = 4_000;

    private final Random random;
    private final List<Victim> victims;
    private final Set<Victim> hurt = new HashSet<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(HANDS);

    Chaos(long seed, List<Victim> victims) {
        this.random = new Random(seed);
        this.victims = List.copyOf(victims);
    }

    /** Hurts so many times, then waits until everybody is back. */
    void hurt(int times) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            hurtAll(times);
        } finally {
            hands.shutdownNow();
        }
    }

    private void hurtAll(int times) throws InterruptedException, ExecutionException, TimeoutException {
        List<Future<?>> recoveries = new ArrayList<>();
        for (int n = 1; n <= times; n++) {
            await("somebody who can be hurt").atMost(BACK).until(() -> !candidates()
                    .isEmpty());
            Victim victim = pick();
            boolean kill = random.nextInt(3) > 0;
            long awayMs = random.nextInt(SHORTEST_AWAY_MS, LONGEST_AWAY_MS);
            LOG.info("{} of {}: {} {} for {} ms", n, times, kill ? "kills" : "pauses", victim.name(), awayMs);
            done.merge((kill ? "killed " : "paused ") + victim.kind(), 1, Integer::sum);
            if (kill) {
                victim.kill();
            } else {
                victim.pause();
            }
            recoveries.add(hands.schedule(() -> bringBack(victim, kill), awayMs, TimeUnit.MILLISECONDS));
            hands.schedule(() -> {}, random.nextInt(LONGEST_GAP_MS), TimeUnit.MILLISECONDS)
                    .get();
        }
        for (Future<?> recovery : recoveries) {
            recovery.get(BACK.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** What was done: how often each kind of part was killed or paused. */
    Map<String, Integer> done() {
        return done;
    }

    private void bringBack(Victim victim, boolean killed) {
        try {
            if (killed) {
                victim.start();
            } else {
                victim.resume();
            }
            await(victim.name() + " is back").atMost(BACK).until(victim::isBack);
        } finally {
            synchronized (hurt) {
                hurt.remove(victim);
            }
        }
    }

    /** Each kind is as likely as any other, however many there are of it. */
    private Victim pick() {
        Map<Kind, List<Victim>> byKind = new EnumMap<>(Kind.class);
        candidates().forEach(victim -> byKind.computeIfAbsent(victim.kind(), kind -> new ArrayList<>())
                .add(victim));
        List<List<Victim>> kinds = List.copyOf(byKind.values());
        List<Victim> kind = kinds.get(random.nextInt(kinds.size()));
        Victim victim = kind.get(random.nextInt(kind.size()));
        synchronized (hurt) {
            hurt.add(victim);
        }
        return victim;
    }

    private List<Victim> candidates() {
        synchronized (hurt) {
            boolean brokerIsHurt = hurt.stream().anyMatch(victim -> victim.kind() == Kind.BROKER);
            return victims.stream()
                    .filter(victim -> !hurt.contains(victim))
                    .filter(victim -> victim.kind() != Kind.BROKER || !brokerIsHurt)
                    .toList();
        }
    }
}

package io.swarmgauge.local.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.schema.node.Role;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A swarm made in Java, for machines without Node.js: the same members, demand and tempers, but no data is moved. */
public final class SimulatedNodes implements Nodes {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedNodes.class);
    private static final String FEED_KEY = "5".repeat(64);
    private static final double BASE_LATENCY_MS = 3;
    private static final double JITTER_MS = 4;
    private static final long LONGEST_TRANSFER_MS = 1_000;

    private final SwarmPlan plan;
    private final int chunksPerSecond;
    private final Random random = new Random(1);
    private final Map<String, SimulatedNode> nodes = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> inflation = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulated-swarm");
        thread.setDaemon(true);
        return thread;
    });

    private volatile boolean silent;

    /** @param chunksPerSecond what each leecher asks for */
    public SimulatedNodes(SwarmPlan plan, int chunksPerSecond) {
        this.plan = plan;
        this.chunksPerSecond = chunksPerSecond;
    }

    @Override
    public String feedKey() {
        return FEED_KEY;
    }

    @Override
    public List<String> command(Member member, Path directory) {
        return List.of();
    }

    @Override
    public Map<String, String> environment(Member member) {
        return Map.of();
    }

    @Override
    public void agentStarted(Member member, Path socket) {
        nodes.put(
                member.name(),
                SimulatedNode.connect(
                        member, socket, question -> clock.execute(guarded(() -> answer(member, question)))));
        if (member.is(Role.LEECHER)) {
            long everyMicros = TimeUnit.SECONDS.toMicros(1) / chunksPerSecond;
            Future<?> unused = clock.scheduleAtFixedRate(
                    guarded(() -> download(member)), everyMicros, everyMicros, TimeUnit.MICROSECONDS);
        }
    }

    /** Bytes that a member's node reported as uploaded since it last connected. */
    public long uploadedBytes(Member member) {
        SimulatedNode node = nodes.get(member.name());
        return node == null ? 0 : node.movedBytes("upload");
    }

    /** Ends all demand and waits for what is under way; the nodes stay connected. */
    public void fallSilent() throws InterruptedException, ExecutionException {
        silent = true;
        clock.schedule(() -> {}, LONGEST_TRANSFER_MS, TimeUnit.MILLISECONDS).get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        nodes.values().forEach(SimulatedNode::close);
    }

    private void download(Member leecher) {
        if (silent) {
            return;
        }
        String setup = leecher.setups().get(random.nextInt(leecher.setups().size()));
        List<Member> hosters = plan.hostersOf(setup);
        Member hoster = hosters.get(random.nextInt(hosters.size()));
        Chunk chunk = Chunk.at(new ZipfDemand(plan.setups().getOrDefault(setup, List.of())).next(random));
        SimulatedNode from = nodes.get(hoster.name());
        SimulatedNode to = nodes.get(leecher.name());
        if (from != null && to != null) {
            upload(from, setup, chunk, leecher);
            after(latencyMs(hoster), () -> to.moved("download", setup, chunk, hoster));
        }
    }

    private void answer(Member attestor, JsonNode question) {
        SimulatedNode asking = nodes.get(attestor.name());
        if (silent || asking == null) {
            return;
        }
        switch (question.path("type").asText()) {
            case "harvest" -> harvest(question, asking);
            case "storage-check" -> check(question, asking);
            default -> probe(question, asking);
        }
    }

    private void probe(JsonNode probe, SimulatedNode asking) {
        String setup = probe.path("setup").asText();
        for (Member hoster : plan.hostersOf(setup)) {
            SimulatedNode asked = nodes.get(hoster.name());
            if (asked != null
                    && hoster.nodeId().hex().equals(probe.path("hoster").asText())) {
                deliver(probe, setup, asking, asked);
            }
        }
    }

    /** What the leechers of the setup would have asked an attestor that announced itself, in their turns. */
    private void harvest(JsonNode harvest, SimulatedNode asking) {
        String id = harvest.path("id").asText();
        String setup = harvest.path("setup").asText();
        double listenedMs = harvest.path("maxMs").asDouble();
        List<Member> leechers = plan.having(Role.LEECHER);
        int requests = (int) Math.min(
                harvest.path("maxRequests").asInt(),
                listenedMs
                        / 1_000
                        * chunksPerSecond
                        * leechers.size()
                        / (plan.hostersOf(setup).size() + 1));
        ZipfDemand demand = new ZipfDemand(plan.setups().getOrDefault(setup, List.of()));
        Set<String> distinct = new HashSet<>();
        after(listenedMs, () -> {
            for (int request = 0; request < requests; request++) {
                Member leecher = leechers.get(request % leechers.size());
                int index = demand.next(random);
                if (distinct.add(leecher.name() + '/' + index)) {
                    asking.harvested(id, index, leecher);
                }
            }
            asking.harvestEnded(id, requests, listenedMs);
        });
    }

    private void check(JsonNode check, SimulatedNode asking) {
        String id = check.path("id").asText();
        String setup = check.path("setup").asText();
        List<Member> hosters = plan.hostersOf(setup).stream()
                .filter(hoster -> nodes.containsKey(hoster.name()))
                .toList();
        for (JsonNode index : check.path("indexes")) {
            Chunk chunk = Chunk.at(index.asInt());
            Map<Member, Double> latencies = new HashMap<>();
            hosters.forEach(hoster -> latencies.put(hoster, latencyMs(hoster)));
            hosters.forEach(hoster -> {
                upload(Objects.requireNonNull(nodes.get(hoster.name())), setup, chunk, asking.member());
                asking.moved("download", setup, chunk, hoster);
                asking.checked(id, chunk.index(), "hoster", hoster);
            });
            hosters.stream()
                    .min(Comparator.comparing(latencies::get))
                    .ifPresent(first -> asking.checked(id, chunk.index(), "any", first));
        }
        asking.checkEnded(id, BASE_LATENCY_MS);
    }

    private void deliver(JsonNode probe, String setup, SimulatedNode asking, SimulatedNode hoster) {
        String id = probe.path("id").asText();
        double slowest = 0;
        for (JsonNode index : probe.path("indexes")) {
            Chunk chunk = Chunk.at(index.asInt());
            double latencyMs = latencyMs(hoster.member());
            slowest = Math.max(slowest, latencyMs);
            upload(hoster, setup, chunk, asking.member());
            after(latencyMs, () -> {
                asking.moved("download", setup, chunk, hoster.member());
                asking.sampled(id, chunk, latencyMs);
            });
        }
        double elapsedMs = slowest;
        after(slowest + 1, () -> asking.probeEnded(id, elapsedMs));
    }

    /** One upload, and with it the share of uploads that the hoster makes up. */
    private void upload(SimulatedNode hoster, String setup, Chunk chunk, Member to) {
        hoster.moved("upload", setup, chunk, to);
        double ratio = hoster.member().temper().inflatedUploads();
        long real = inflation
                .computeIfAbsent(hoster.member().name(), name -> new AtomicLong())
                .incrementAndGet();
        long phantoms = (long) (real * ratio) - (long) ((real - 1) * ratio);
        for (long i = 0; i < phantoms; i++) {
            hoster.moved("upload", setup, chunk, to);
        }
    }

    private double latencyMs(Member hoster) {
        return BASE_LATENCY_MS + hoster.temper().egressDelayMs() + random.nextDouble() * JITTER_MS;
    }

    private void after(double ms, Runnable task) {
        Future<?> unused = clock.schedule(guarded(task), Math.round(ms * 1000), TimeUnit.MICROSECONDS);
    }

    /** A task that fails is told of and does not end those that repeat. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("the simulated swarm left something out", e);
            }
        };
    }
}

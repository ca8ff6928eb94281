package io.swarmgauge.local.swarm;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.schema.plan.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The local swarm: one feed, two setups of ten chunks with three hosters each, two attestors, four leechers. One hoster
 * is slow and serves both setups; one claims half as much again as it sent.
 *
 * @param members all nodes that have an agent
 * @param setups setup ids to the chunk indexes that they hold
 * @param jobs what hosters of the swarm can qualify for
 */
public record SwarmPlan(List<Member> members, Map<String, List<Integer>> setups, List<Job> jobs) {

    private static final int CHUNKS_PER_SETUP = 10;

    /** Terms that the honest hosters keep on a laptop: 100 ms for 95 of 100 chunks, 1 Mbit/s for 90 of 100. */
    private static final Terms TERMS = new Terms(0.99, 1_000_000L, 0.90, 100.0, 0.95);

    /** The sponsor's plan that both setups belong to. */
    private static final String PLAN = "stream-plan";

    public SwarmPlan {
        members = List.copyOf(members);
        jobs = List.copyOf(jobs);
    }

    public static SwarmPlan of(KeyRing keys) {
        return of(keys, "setup-1", "setup-2");
    }

    /** As {@link #of(KeyRing)} with other names for the two setups. */
    public static SwarmPlan of(KeyRing keys, String first, String second) {
        List<Member> members = new ArrayList<>();
        members.add(hoster(keys, "anna", "europe", new Temper.Honest(), 30, first));
        members.add(hoster(keys, "bao", "asia", new Temper.Honest(), 20, first));
        members.add(hoster(keys, "carl", "europe", new Temper.Honest(), 30, second));
        members.add(hoster(keys, "dipa", "asia", new Temper.OverReporting(0.5), 20, second));
        // The best paid is the slowest: the pay alignment has something to say.
        members.add(hoster(keys, "ekow", "africa", new Temper.Slow(150), 40, first, second));
        List<String> both = List.of(first, second);
        IntStream.rangeClosed(1, 4)
                .mapToObj(n -> other(keys, "leecher-" + n, Role.LEECHER, n % 2 == 0 ? "asia" : "europe", both))
                .forEach(members::add);
        // Attestors come last: hosters that are still starting on a small machine would be measured as slow.
        members.add(other(keys, "attestor-1", Role.ATTESTOR, "europe", both));
        members.add(other(keys, "attestor-2", Role.ATTESTOR, "asia", both));
        return new SwarmPlan(members, setups(List.of(first, second)), LocalJobs.all());
    }

    /** Ten chunks for each setup, one after the other. */
    public static Map<String, List<Integer>> setups(List<String> ids) {
        Map<String, List<Integer>> setups = new LinkedHashMap<>();
        ids.forEach(id -> setups.put(id, chunks(setups.size())));
        return setups;
    }

    /** The plan records of the setups, once the feed's key is known. */
    public List<HostingSetup> records(String feedKey) {
        return setups.keySet().stream().map(id -> setupRecord(id, feedKey)).toList();
    }

    public List<Member> having(Role role) {
        return members.stream().filter(member -> member.is(role)).toList();
    }

    public List<Member> hostersOf(String setupId) {
        return having(Role.HOSTER).stream()
                .filter(member -> member.setups().contains(setupId))
                .toList();
    }

    /** What people call a node; its id's first digits if it is not of this swarm. */
    public String nameOf(String nodeId) {
        Predicate<Member> same = member -> member.nodeId().hex().equals(nodeId);
        return members.stream().filter(same).map(Member::name).findFirst().orElseGet(() -> new NodeId(nodeId).brief());
    }

    int chunkCount() {
        return setups.size() * CHUNKS_PER_SETUP;
    }

    private HostingSetup setupRecord(String id, String feedKey) {
        List<Member> hosters = hostersOf(id);
        return new HostingSetup(
                id,
                feedKey,
                setups.getOrDefault(id, List.of()),
                hosters.stream()
                        .map(hoster -> new SetupHoster(hoster.nodeId().hex(), hoster.region(), hoster.payPerDay()))
                        .toList(),
                hosters.stream().map(Member::region).distinct().toList(),
                TERMS,
                PLAN,
                null,
                null);
    }

    private static List<Integer> chunks(int nth) {
        return IntStream.range(nth * CHUNKS_PER_SETUP, (nth + 1) * CHUNKS_PER_SETUP)
                .boxed()
                .toList();
    }

    private static Member hoster(KeyRing keys, String name, String region, Temper temper, long pay, String... setups) {
        return Member.hoster(keys.of(name), name, region, temper, pay, setups);
    }

    private static Member other(KeyRing keys, String name, Role role, String region, List<String> setups) {
        return Member.other(keys.of(name), name, role, region, new Temper.Honest(), setups);
    }
}

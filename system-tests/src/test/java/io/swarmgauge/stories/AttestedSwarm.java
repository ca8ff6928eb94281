package io.swarmgauge.stories;

import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.local.swarm.Temper;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.Job;
import java.util.List;

/** A swarm with something to find out: six hosters on three setups, three attestors in each of two regions. */
final class AttestedSwarm {

    static final String WITH_SLOW = "attested-1";
    static final String WITH_FAR = "attested-2";
    static final String WITH_UNRELIABLE = "attested-3";
    static final String EUROPE = "europe";
    static final String ASIA = "asia";

    private static final List<String> SETUPS = List.of(WITH_SLOW, WITH_FAR, WITH_UNRELIABLE);
    private static final int OFFLINE_AFTER_MS = 40_000;
    private static final int OFFLINE_FOR_MS = 25_000;

    private AttestedSwarm() {}

    static SwarmPlan plan(KeyRing keys) {
        Temper honest = new Temper.Honest();
        List<Member> members = List.of(
                hoster(keys, "anna", honest, WITH_SLOW, WITH_UNRELIABLE),
                hoster(keys, "bao", honest, WITH_SLOW, WITH_FAR),
                hoster(keys, "carl", honest, WITH_FAR, WITH_UNRELIABLE),
                hoster(keys, "ekow", new Temper.Slow(150), WITH_SLOW),
                hoster(keys, "faro", new Temper.FarFrom(ASIA, 200), WITH_FAR),
                hoster(keys, "hali", new Temper.Unreliable(0.5), WITH_UNRELIABLE),
                other(keys, "leecher-1", Role.LEECHER, EUROPE, honest),
                other(keys, "leecher-2", Role.LEECHER, ASIA, honest),
                other(keys, "euro-1", Role.ATTESTOR, EUROPE, honest),
                other(keys, "euro-2", Role.ATTESTOR, EUROPE, honest),
                other(keys, "euro-liar", Role.ATTESTOR, EUROPE, new Temper.Nonsense()),
                other(keys, "asia-1", Role.ATTESTOR, ASIA, honest),
                other(keys, "asia-2", Role.ATTESTOR, ASIA, honest),
                other(
                        keys,
                        "asia-dropping",
                        Role.ATTESTOR,
                        ASIA,
                        new Temper.Dropping(OFFLINE_AFTER_MS, OFFLINE_FOR_MS)));
        return new SwarmPlan(members, SwarmPlan.setups(SETUPS), List.of(job("attested-near", EUROPE, ASIA)));
    }

    /** Asks for little but a short way: 100 ms for 90 of 100 chunks. */
    private static Job job(String id, String... regions) {
        return Job.newBuilder()
                .setJobId(id)
                .setKind("hosting_setup")
                .setRegions(List.of(regions))
                .setLatencyMs(100.0)
                .setLatencyShare(0.9)
                .setMinReliability(0.6)
                .build();
    }

    private static Member hoster(KeyRing keys, String name, Temper temper, String... setups) {
        return Member.hoster(keys.of(name), name, EUROPE, temper, 10, setups);
    }

    private static Member other(KeyRing keys, String name, Role role, String region, Temper temper) {
        return Member.other(keys.of(name), name, role, region, temper, SETUPS);
    }
}

package io.swarmgauge.streams.compliance;

import static io.swarmgauge.streams.compliance.Given.DAY;
import static io.swarmgauge.streams.compliance.Given.EU;
import static io.swarmgauge.streams.compliance.Given.MINUTE;
import static io.swarmgauge.streams.compliance.Given.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.streams.testkit.Shuffle;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompliancePropertyTest {

    private static final long SPAN = 10 * 60 * MINUTE;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderAndAnyDuplicationOfAnyRevisionsLeadToTheSameFinalStatements(long seed) {
        List<Evidence> evidence = evidence(new Random(seed));
        Map<String, ComplianceWindow> inOrder = settled(evidence, seed);
        assertThat(inOrder).hasSizeGreaterThan(40);
        assertThat(settled(Shuffle.of(evidence, seed), seed)).isEqualTo(inOrder);
    }

    private static Map<String, ComplianceWindow> settled(List<Evidence> evidence, long seed) {
        ComplianceDriver room = new ComplianceDriver(Given.setup(Given.TERMS));
        Random random = new Random(seed);
        for (Evidence one : evidence) {
            room.hear(Swarm.SETUP, one);
            if (random.nextInt(10) == 0) {
                room.passTimeTo(one.window().end() + MINUTE);
            }
        }
        room.passTimeTo(T0 + SPAN + DAY);
        return room.settled();
    }

    /** Over ten hours, across the end of a day. */
    private static List<Evidence> evidence(Random random) {
        List<Evidence> evidence = new ArrayList<>();
        for (long start = T0 - SPAN / 2; start < T0 + SPAN / 2; start += (1 + random.nextInt(17)) * MINUTE) {
            for (int revision = 0; revision <= random.nextInt(3); revision++) {
                evidence.add(Given.attested(
                        start, revision, any(Swarm.ALICE, random), any(Swarm.BOB, random), any(Swarm.CAROL, random)));
                if (random.nextInt(3) == 0) {
                    evidence.add(
                            Given.chunks(start, revision, random.nextInt(8), random.nextInt(3), random.nextInt(3)));
                }
            }
        }
        return evidence;
    }

    private static HosterAttestation any(String hosterId, Random random) {
        String region = random.nextBoolean() ? EU : "elsewhere";
        return switch (random.nextInt(3)) {
            case 0 -> new HosterAttestation(hosterId, List.of());
            case 1 -> Given.refusing(hosterId, region);
            default -> Given.hoster(hosterId, region, random.nextInt(20), random.nextInt(3), 1 + random.nextInt(3));
        };
    }
}

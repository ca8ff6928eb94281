package io.swarmgauge.streams.intake;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.node.Hardware;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.OfferForm;
import io.swarmgauge.schema.node.PromisedPerformance;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.streams.testkit.Registration;
import io.swarmgauge.streams.testkit.Swarm;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A registration is published whole: what it says is bounded. */
class RegistrationRulesTest {

    private static final NodeRegistration USUAL =
            Registration.of(Swarm.ALICE, 1, 1_000).record();
    private static final int EIGHTH_OF_A_RECORD = 128 * 1024;

    @Test
    void aUsualRegistrationPasses() {
        assertThat(problems(USUAL)).isEmpty();
    }

    @Test
    void wordsAreShort() {
        NodeRegistration wordy = NodeRegistration.newBuilder(USUAL)
                .setHardware(hardware("c".repeat(257), List.of("g".repeat(257))))
                .setSoftware(List.of("s".repeat(257)))
                .build();
        assertThat(problems(wordy))
                .containsExactly(
                        "software has 257 characters, at most 256 are taken",
                        "hardware.cpu has 257 characters, at most 256 are taken",
                        "hardware.gpus has 257 characters, at most 256 are taken");
    }

    @Test
    void listsAreShort() {
        NodeRegistration longLists = NodeRegistration.newBuilder(USUAL)
                .setRoles(nCopies(65, Role.HOSTER))
                .setHardware(hardware("cpu", nCopies(65, "gpu")))
                .setForm(new OfferForm(null, null, null, null, nCopies(65, "region")))
                .setSoftware(nCopies(65, "software"))
                .build();
        assertThat(problems(longLists))
                .containsExactly(
                        "roles has 65 entries, at most 64 are taken",
                        "software has 65 entries, at most 64 are taken",
                        "hardware.gpus has 65 entries, at most 64 are taken",
                        "form.regions has 65 entries, at most 64 are taken");
    }

    @Test
    void regionsAreNamedAsInAHeader() {
        NodeRegistration registration = NodeRegistration.newBuilder(USUAL)
                .setForm(new OfferForm(null, null, null, null, List.of("", "r".repeat(65), "a\tb")))
                .build();
        assertThat(problems(registration))
                .containsExactly(
                        "form.regions is blank",
                        "form.regions has 65 characters, at most 64 are taken",
                        "form.regions has a control character");
    }

    @Test
    void aPromiseIsOfAmountsThatCanBe() {
        NodeRegistration registration = NodeRegistration.newBuilder(USUAL)
                .setForm(new OfferForm(
                        null,
                        null,
                        null,
                        new PromisedPerformance(-1L, Double.POSITIVE_INFINITY, -2L),
                        List.of("region")))
                .build();
        assertThat(problems(registration))
                .containsExactly(
                        "form.performance.bandwidthBitsPerSecond is -1, must not be negative",
                        "form.performance.latencyMs is Infinity, must not be negative",
                        "form.performance.speedBitsPerSecond is -2, must not be negative");
    }

    @Test
    void theLongestThatPassesIsFarFromTheLargestRecord() throws IOException {
        NodeRegistration longest = new NodeRegistration(
                new NodeHeader(Swarm.ALICE, wide(64), Long.MAX_VALUE, Long.MAX_VALUE, 1_000L, 1_000L),
                nCopies(64, Role.ENCODER),
                RegistrationReason.HARDWARE_CHANGE,
                hardware(wide(256), nCopies(64, wide(256))),
                new OfferForm(
                        0L,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        new PromisedPerformance(Long.MAX_VALUE, Double.MAX_VALUE, Long.MAX_VALUE),
                        nCopies(64, wide(64))),
                nCopies(64, wide(256)),
                Long.MAX_VALUE,
                null);

        assertThat(problems(longest)).isEmpty();
        assertThat(new KnownNode(Swarm.ALICE, longest, 1_000L, 1_000L, false)
                        .toByteBuffer()
                        .remaining())
                .isLessThan(EIGHTH_OF_A_RECORD);
    }

    /** Three bytes a character, the most that one takes in UTF-8. */
    private static String wide(int characters) {
        return "\u4e16".repeat(characters);
    }

    private static Hardware hardware(String cpu, List<String> gpus) {
        return new Hardware(cpu, 2, gpus, 1L, 1L, null);
    }

    private static List<String> problems(NodeRegistration registration) {
        Findings findings = new Findings();
        HeaderRules.check(registration.getHeader(), 1_000, findings);
        new RegistrationRules().check(registration, findings);
        return findings.problems();
    }
}

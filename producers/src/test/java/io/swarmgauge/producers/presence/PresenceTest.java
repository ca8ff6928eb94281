package io.swarmgauge.producers.presence;

import static io.swarmgauge.producers.TestNodes.KEY;
import static io.swarmgauge.producers.TestNodes.KEY_FILE;
import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.producers.config.NodeSettings;
import io.swarmgauge.producers.intake.AgentLine;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine.Hello;
import io.swarmgauge.schema.node.OfferForm;
import io.swarmgauge.schema.node.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final class Silent implements NodeConnection {

        @Override
        public String name() {
            return "silent";
        }

        @Override
        public void send(AgentLine line) {}
    }

    private final NodeConnection one = new Silent();
    private final NodeConnection two = new Silent();
    private final Presence presence = new Presence(node(List.of()));

    @Test
    void aSetupIsSpokenForWhileSomeoneWhoAnnouncedItIsConnected() {
        presence.said(hello(Role.HOSTER, "a", "b"), one);
        presence.said(hello(Role.LEECHER, "b", "c"), two);
        assertThat(presence.setups()).containsOnlyKeys("a", "b", "c").containsEntry("a", Role.HOSTER);

        presence.left(one);

        assertThat(presence.setups()).containsOnlyKeys("b", "c");
        assertThat(presence.roleOn("a")).isEqualTo(Role.HOSTER);
    }

    @Test
    void configuredSetupsAreAlwaysSpokenForAndNoOthersAreKnown() {
        Presence configured = new Presence(node(List.of("a")));

        assertThat(configured.setups()).containsOnlyKeys("a").containsEntry("a", Role.ENCODER);
        assertThat(configured.knows("a")).isTrue();
        assertThat(configured.knows("b")).isFalse();
        assertThat(presence.knows("b")).isTrue();
    }

    @Test
    void onlyAnAttestorThatKnowsTheSetupIsAskedToMeasureIt() {
        presence.said(hello(Role.HOSTER, "a"), one);
        assertThat(presence.proberOf("a")).isEmpty();

        presence.said(hello(Role.ATTESTOR, "a"), two);
        assertThat(presence.proberOf("a")).contains(two);
        assertThat(presence.proberOf("b")).isEmpty();

        presence.said(hello(Role.ATTESTOR), two);
        assertThat(presence.proberOf("b")).contains(two);
    }

    @Test
    void withoutAnAnnouncementTheRoleIsThatOfTheLastHelloThenTheConfigs() {
        assertThat(presence.roleOn("x")).isEqualTo(Role.ENCODER);
        presence.said(hello(Role.LEECHER), one);
        assertThat(presence.roleOn("x")).isEqualTo(Role.LEECHER);
    }

    @Test
    void processAndSoftwareAreThoseOfTheConnected() {
        presence.said(hello(Role.HOSTER), one);

        assertThat(presence.pidOf(one)).hasValue(7);
        assertThat(presence.pidOf(two)).isEmpty();
        assertThat(presence.software()).containsExactly("test 1");
    }

    private static Hello hello(Role role, String... setups) {
        return new Hello(NODE, role, List.of(setups), Optional.of("test 1"), OptionalInt.of(7), Optional.empty());
    }

    private static NodeSettings node(List<String> setups) {
        return new NodeSettings(
                KEY_FILE,
                KEY,
                List.of(Role.ENCODER, Role.HOSTER),
                "eu",
                setups,
                Duration.ofSeconds(60),
                new OfferForm(null, null, null, null, List.of()),
                Optional.empty());
    }
}

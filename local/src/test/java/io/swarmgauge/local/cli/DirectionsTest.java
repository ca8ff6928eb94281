package io.swarmgauge.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.local.LocalPorts;
import org.junit.jupiter.api.Test;

class DirectionsTest {

    private static final String HOSTER = "ab12cd34".repeat(8);

    @Test
    void onTheUsualPortsCommandsNeedNoOptions() {
        assertThat(new Directions(new LocalPorts(9092, 8081, 8080)).lines(HOSTER, "job"))
                .containsExactly(
                        "Live page:  http://localhost:8080/",
                        "Read along: ./swarmgauge tail gauge.rankings",
                        "Ask:        ./swarmgauge qualify ab12cd34 job",
                        "            ./swarmgauge explain rankings setup-1");
    }

    @Test
    void anotherPortIsSaid() {
        assertThat(new Directions(new LocalPorts(1, 2, 3)).lines(HOSTER, "job"))
                .containsExactly(
                        "Live page:  http://localhost:3/",
                        "Read along: ./swarmgauge tail gauge.rankings --bootstrap-servers localhost:1 --registry http://localhost:2/apis/ccompat/v7",
                        "Ask:        ./swarmgauge qualify ab12cd34 job --console http://localhost:3",
                        "            ./swarmgauge explain rankings setup-1 --bootstrap-servers localhost:1 --registry http://localhost:2/apis/ccompat/v7");
    }
}

package io.swarmgauge.local.cli;

import io.swarmgauge.local.LocalPorts;
import java.util.List;

/** What can be looked at and asked while a local run goes on. Commands need options only where a usual port was taken. */
final class Directions {

    private static final LocalPorts USUAL = new LocalPorts(9092, 8081, 8080);

    private final LocalPorts ports;

    Directions(LocalPorts ports) {
        this.ports = ports;
    }

    /** The address of the live page. */
    String page() {
        return "http://localhost:%d/".formatted(ports.console());
    }

    /**
     * The page, and some commands for another terminal.
     *
     * @param hosterId a hoster of which there is something to be said
     */
    List<String> lines(String hosterId, String jobId) {
        return List.of(
                "Live page:  " + page(),
                "Read along: ./swarmgauge tail gauge.rankings" + cluster(),
                "Ask:        ./swarmgauge qualify %s %s%s".formatted(hosterId.substring(0, 8), jobId, console()),
                "            ./swarmgauge explain rankings setup-1" + cluster());
    }

    private String cluster() {
        String broker = ports.broker() == USUAL.broker() ? "" : " --bootstrap-servers localhost:" + ports.broker();
        String registry = ports.registry() == USUAL.registry()
                ? ""
                : " --registry http://localhost:%d/apis/ccompat/v7".formatted(ports.registry());
        return broker + registry;
    }

    private String console() {
        return ports.console() == USUAL.console() ? "" : " --console http://localhost:" + ports.console();
    }
}

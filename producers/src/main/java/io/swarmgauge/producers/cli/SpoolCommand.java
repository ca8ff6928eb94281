package io.swarmgauge.producers.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.spool.SpoolStatus;
import io.swarmgauge.producers.spool.StatusOf;
import io.swarmgauge.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what an agent's spool holds, and what became of what it held. */
@Command(
        name = "spool",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what waits on the agent's disk, and what was dropped, refused or lost.",
            "Asks the running agent; where none runs, looks at its files without changing them."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "1:there is no spool, or it cannot be read", "2:bad usage or config"})
final class SpoolCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolCommand.class);

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The agent's config.")
    private Path config;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean asJson;

    @Spec
    private CommandSpec command;

    private final ObjectMapper json =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    @Override
    public Integer call() {
        PrintWriter err = command.commandLine().getErr();
        try {
            AgentConfig settings = AgentConfig.read(config);
            Optional<SpoolStatus> status = running(settings);
            if (status.isEmpty()) {
                status = StatusOf.files(settings.spool().directory());
            }
            if (status.isEmpty()) {
                err.printf(
                        "there is no spool in %s: no agent has run with this config yet%n",
                        settings.spool().directory());
                return ExitCode.FAILED;
            }
            print(status.get(), command.commandLine().getOut());
            return ExitCode.OK;
        } catch (InvalidSettingsException e) {
            err.println(e.getMessage());
            return ExitCode.USAGE;
        } catch (IOException e) {
            err.println("the spool cannot be read: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    /** Empty if no agent answers. */
    private Optional<SpoolStatus> running(AgentConfig settings) {
        Optional<Path> socket = settings.intake().socket();
        if (socket.isEmpty()) {
            return Optional.empty();
        }
        AgentClient client = new AgentClient(socket.get());
        try {
            return Optional.of(json.treeToValue(client.ask(client.question("spool")), SpoolStatus.class));
        } catch (IOException e) {
            LOG.debug("no agent answers", e);
            return Optional.empty();
        }
    }

    private void print(SpoolStatus status, PrintWriter out) throws JsonProcessingException {
        if (asJson) {
            out.println(json.writeValueAsString(status));
        } else {
            new SpoolTable(System.currentTimeMillis()).print(status, out);
        }
    }
}

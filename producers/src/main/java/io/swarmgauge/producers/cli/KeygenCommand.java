package io.swarmgauge.producers.cli;

import io.swarmgauge.signing.KeyFile;
import io.swarmgauge.signing.KeyFileException;
import io.swarmgauge.signing.NodeKey;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a node's key, or says whose key a file holds. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        description = "Makes a node's private key in a new file that only you can read, and prints the node's id.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the file cannot be written, or read", "2:bad usage"})
public final class KeygenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Where the key is kept. An existing file is never overwritten.")
    private Path file;

    @Option(names = "--show", description = "Make nothing: print the id of the node whose key is in the file.")
    private boolean show;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        try {
            NodeKey key = show ? KeyFile.read(file) : made();
            command.commandLine().getOut().println(key.nodeId());
            return ExitCode.OK;
        } catch (KeyFileException e) {
            command.commandLine().getErr().println(e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private NodeKey made() throws KeyFileException {
        NodeKey key = NodeKey.generate();
        KeyFile.write(file, key);
        return key;
    }
}

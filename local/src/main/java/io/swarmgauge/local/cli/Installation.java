package io.swarmgauge.local.cli;

import io.swarmgauge.local.swarm.NodeProgram;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The built project that this process runs from.
 *
 * @param home the project's root; the launcher names it
 */
public record Installation(Path home) {

    /** The installation that the launcher named, or the working directory. */
    public static Installation ofThisProcess() {
        return new Installation(Path.of(System.getProperty("swarmgauge.home", "."))
                .toAbsolutePath()
                .normalize());
    }

    public Path registryHome() {
        return home.resolve("local/target/registry");
    }

    public NodeProgram nodeProgram() {
        return new NodeProgram(home.resolve("producers/hypercore/bin/swarmgauge-node.js"));
    }

    /** Why no hypercore node can run here and what to do about it; null when all is there. */
    @Nullable
    String missingForHypercore() {
        if (!NodeProgram.nodeIsInstalled()) {
            return "Real hypercore nodes need Node.js 20 or newer, and no such 'node' is on the PATH. Install it.";
        }
        return nodeProgram().isBuilt()
                ? null
                : "The hypercore node program is not built. Build it: npm ci --prefix producers/hypercore";
    }
}

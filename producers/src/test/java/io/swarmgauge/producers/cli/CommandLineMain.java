package io.swarmgauge.producers.cli;

import picocli.CommandLine;

/** The agent's command as a program of its own, for tests that need a process. */
public final class CommandLineMain {

    private CommandLineMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new AgentCommand()).execute(args));
    }
}

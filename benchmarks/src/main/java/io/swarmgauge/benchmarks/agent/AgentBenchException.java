package io.swarmgauge.benchmarks.agent;

/** What was measured does not count: something failed, or did not arrive. The message says what. */
public final class AgentBenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AgentBenchException(String message) {
        super(message);
    }
}

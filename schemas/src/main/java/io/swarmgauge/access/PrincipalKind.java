package io.swarmgauge.access;

import java.util.Locale;

/** What somebody who speaks to the cluster is there for. */
public enum PrincipalKind {
    /** A node's agent: says what the node did and saw, reads the plan and who is registered. */
    NODE,
    /** The streams application. */
    STREAMS,
    /** Publishes setups, jobs and alert rules. */
    PLANNER,
    /** Reads conclusions, plan and dead letters: integrators, the delivery of alerts. */
    CONSUMER,
    /** The console: a consumer that also reads what nodes say, to show it beside the conclusions that rest on it. */
    CONSOLE,
    /** A person who runs it: consumer and planner, who may also read what nodes say and submit it again. */
    OPERATOR;

    /** As it is written on a command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

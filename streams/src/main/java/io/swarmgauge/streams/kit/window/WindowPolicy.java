package io.swarmgauge.streams.kit.window;

import io.swarmgauge.schema.plan.HostingSetup;
import java.util.List;
import java.util.Set;

/**
 * How a room gathers evidence in a window and what it concludes from it. Without Kafka and without a clock.
 *
 * @param <I> what nodes say
 * @param <S> what the room keeps for one key and window
 * @param <O> what the room concludes
 */
public interface WindowPolicy<I, S, O> {

    S empty();

    /** The windows that the input counts in: of the length of the room's {@link WindowTimes}, ending after the input's windowStart. */
    List<Window> windows(I input);

    /** The state with the input counted. Must not depend on the order of inputs; never sees the same record twice. */
    S add(S state, I input);

    /**
     * The state within its bounds. Asked after each input, and must not depend on the order of inputs either.
     *
     * @param planned ids of the nodes that the plan names for the setup: they are kept whole, whoever else speaks
     */
    default S bounded(S state, Set<String> planned) {
        return state;
    }

    /**
     * What the state says, with the revision and how much of the evidence was heard written into it; nothing where there is
     * nothing to say.
     */
    List<O> conclude(String key, Window window, int revision, S state, Heard heard, HostingSetup setup);
}

package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.streams.kit.window.Heard;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowPolicy;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.swarm.SwarmWindow;
import io.swarmgauge.streams.swarm.Observation.Check;
import io.swarmgauge.streams.swarm.Observation.Demand;
import io.swarmgauge.streams.swarm.Observation.Harvest;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.stream.Stream;

/** Gathers what is asked for and who can deliver it. An observation counts in the window in which it began. */
final class SwarmPolicy implements WindowPolicy<Observation, SwarmWindow, SwarmFindings> {

    private final WindowTimes times;

    SwarmPolicy(WindowTimes times) {
        this.times = times;
    }

    @Override
    public SwarmWindow empty() {
        return new SwarmWindow(Harvests.none(), List.of(), Checks.none());
    }

    @Override
    public List<Window> windows(Observation observation) {
        return List.of(times.containing(observation.header().getWindowStart()));
    }

    @Override
    public SwarmWindow add(SwarmWindow state, Observation observation) {
        if (observation instanceof Harvest harvest) {
            return new SwarmWindow(
                    Harvests.with(state.getHarvested(), harvest.record()), state.getHosters(), state.getChecked());
        }
        if (observation instanceof Check check) {
            return new SwarmWindow(
                    state.getHarvested(), state.getHosters(), Checks.with(state.getChecked(), check.record()));
        }
        return new SwarmWindow(
                state.getHarvested(), Demands.with(state.getHosters(), (Demand) observation), state.getChecked());
    }

    @Override
    public List<SwarmFindings> conclude(
            String setupId, Window window, int revision, SwarmWindow state, Heard heard, HostingSetup setup) {
        SwarmFindings findings = new SwarmFindings(
                setupId,
                revision,
                new BusynessOf(setup, window).in(state, heard.on(TopicCatalogue.REQUESTS, TopicCatalogue.TRANSFERS)),
                new HealthOf(setup, window).in(state.getChecked(), heard.on(TopicCatalogue.STORAGE_CHECKS)));
        return Stream.of(findings).filter(SwarmFindings::sayAnything).toList();
    }
}

package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.streams.state.alert.AlertEpisode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule watching one thing: observations in, statements out. */
final class Watch {

    private final RuleInForce rule;
    private final List<Alert> said = new ArrayList<>();
    private @Nullable AlertEpisode episode;

    Watch(AlertRule rule) {
        this.rule = RuleInForce.of(rule);
    }

    Watch sees(Observation... observations) {
        for (Observation observation : observations) {
            Decision decision = AlertPolicy.observe(rule.fingerprint(observation.labels()), rule, episode, observation);
            episode = decision.episode();
            decision.statement().ifPresent(said::add);
        }
        return this;
    }

    AlertEpisode episode() {
        if (episode == null) {
            throw new IllegalStateException("nothing was observed");
        }
        return episode;
    }

    List<Alert> said() {
        return said;
    }

    Alert last() {
        return said.get(said.size() - 1);
    }

    List<String> story() {
        return Told.story(said);
    }
}

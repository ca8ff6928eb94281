package io.swarmgauge.streams.selfreport;

import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.streams.kit.window.Heard;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.selfreport.Statement.Claimed;
import io.swarmgauge.streams.selfreport.Statement.Moved;
import io.swarmgauge.streams.state.Gap;
import io.swarmgauge.streams.state.Voice;
import io.swarmgauge.streams.state.selfreport.SelfReportState;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Claim;
import io.swarmgauge.streams.testkit.Swarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Hears everybody and gives one hoster's verdict. */
final class Court {

    static final WindowTimes PERIODS =
            new WindowTimes(Duration.ofMillis(Claim.PERIOD), Duration.ofSeconds(30), Duration.ofHours(24));

    private final SelfReportPolicy policy;
    private final List<Voice> voices = new ArrayList<>();
    private SelfReportState state;

    private Court(boolean receiptsCoverSwarm, long slackBytes) {
        this.policy = policy(receiptsCoverSwarm, slackBytes);
        this.state = policy.empty();
    }

    static Court whereReceiptsCoverTheSwarm() {
        return new Court(true, 1000);
    }

    static Court whereSomeReceiversAreSilent() {
        return new Court(false, 1000);
    }

    static SelfReportPolicy policy(boolean receiptsCoverSwarm, long slackBytes) {
        return new SelfReportPolicy(
                PERIODS,
                new VerdictPolicy(new SelfReportSettings(
                        PERIODS.size(), receiptsCoverSwarm, slackBytes, SelfReportSettings.DEFAULT_CHEATABLE_SHARE)));
    }

    Court hears(Claim claim) {
        state = policy.add(state, new Claimed(claim.record()));
        return this;
    }

    Court hears(Batch batch) {
        state = policy.add(state, new Moved(batch.record()));
        return this;
    }

    /** So many of the node's batches of the period did not arrive. */
    Court misses(String node, long batches) {
        voices.add(new Voice("node.transfers", node, 1L, 1L, List.of(new Gap(9L, batches))));
        return this;
    }

    ClaimVerdict on(String hoster) {
        SelfReportVerdicts verdicts = policy.conclude(
                        Swarm.SETUP, new Window(0, Claim.PERIOD), 0, state, new Heard(voices), Swarm.setup())
                .get(0);
        return verdicts.getHosters().stream()
                .filter(verdict -> verdict.getHosterId().equals(hoster))
                .findFirst()
                .orElseThrow();
    }

    Verdict verdictOn(String hoster) {
        return on(hoster).getVerdict();
    }
}

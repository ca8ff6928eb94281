package io.swarmgauge.streams.selfreport;

import io.swarmgauge.schema.gauge.Amount;
import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.streams.kit.window.Heard;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowPolicy;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.selfreport.Statement.Claimed;
import io.swarmgauge.streams.selfreport.Statement.Moved;
import io.swarmgauge.streams.state.selfreport.KeptClaim;
import io.swarmgauge.streams.state.selfreport.SelfReportState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers claims and books of a period and concludes with one verdict for each hoster. */
final class SelfReportPolicy implements WindowPolicy<Statement, SelfReportState, SelfReportVerdicts> {

    private final WindowTimes periods;
    private final VerdictPolicy verdicts;

    SelfReportPolicy(WindowTimes periods, VerdictPolicy verdicts) {
        this.periods = periods;
        this.verdicts = verdicts;
    }

    @Override
    public SelfReportState empty() {
        return new SelfReportState(List.of(), List.of());
    }

    @Override
    public List<Window> windows(Statement statement) {
        if (statement instanceof Claimed claimed) {
            return List.of(periods.containing(claimed.report().getPeriodStart()));
        }
        return List.of(
                periods.containing(((Moved) statement).batch().getHeader().getWindowStart()));
    }

    @Override
    public SelfReportState add(SelfReportState state, Statement statement) {
        if (statement instanceof Claimed claimed) {
            return new SelfReportState(Claims.with(state.getClaims(), claimed.report()), state.getBooks());
        }
        return new SelfReportState(state.getClaims(), Books.with(state.getBooks(), ((Moved) statement).batch()));
    }

    @Override
    public SelfReportState bounded(SelfReportState state, Set<String> planned) {
        return new SelfReportState(state.getClaims(), new BookBounds(planned).of(state.getBooks()));
    }

    @Override
    public List<SelfReportVerdicts> conclude(
            String setupId, Window period, int revision, SelfReportState state, Heard heard, HostingSetup setup) {
        CaseFile cases = new CaseFile(state, heard, setup, period);
        List<ClaimVerdict> hosters = setup.getHosters().stream()
                .map(SetupHoster::getHosterId)
                .map(hoster -> verdict(hoster, cases.of(hoster)))
                .toList();
        return List.of(
                new SelfReportVerdicts(setupId, period.start(), period.end(), revision, hosters, heard.coverage()));
    }

    private ClaimVerdict verdict(String hoster, Case evidence) {
        Finding finding = verdicts.judge(evidence);
        @Nullable KeptClaim claim = evidence.claim().orElse(null);
        return new ClaimVerdict(
                hoster,
                finding.verdict(),
                finding.reason(),
                claim == null ? null : new Amount(claim.getEgressChunks(), claim.getEgressBytes()),
                claim == null ? null : new Amount(claim.getIngressChunks(), claim.getIngressBytes()),
                evidence.ownEgress(),
                evidence.ownIngress(),
                evidence.receipts(),
                verdicts.creditedEgress(evidence));
    }
}

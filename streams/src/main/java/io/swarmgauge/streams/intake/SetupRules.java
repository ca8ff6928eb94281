package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.schema.plan.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A setup has hosters, each once, and terms that somebody can keep. */
final class SetupRules implements RecordRules<HostingSetup> {

    /** Scores are shares over guarantees: one of nothing would promise nothing and divide by it. */
    private static final double LEAST_GUARANTEE = 1e-6;

    @Override
    public void check(HostingSetup setup, Findings findings) {
        List<String> hosters =
                setup.getHosters().stream().map(SetupHoster::getHosterId).toList();
        findings.require(!hosters.isEmpty(), () -> "hosters is empty");
        findings.require(hosters.stream().distinct().count() == hosters.size(), () -> "hosters names a hoster twice");
        setup.getHosters().forEach(hoster -> hoster(hoster, findings));
        setup.getChunks().forEach(chunk -> findings.notNegative("chunks", chunk));
        setup.getRegions().forEach(region -> findings.region("regions", region));
        Long from = setup.getFromTime();
        Long until = setup.getUntilTime();
        findings.require(from == null || until == null || from < until, () -> "untilTime %s is not after fromTime %s"
                .formatted(until, from));
        if (setup.getTerms() != null) {
            terms(setup.getTerms(), findings);
        }
    }

    private static void hoster(SetupHoster hoster, Findings findings) {
        findings.nodeId("hosters.hosterId", hoster.getHosterId());
        findings.region("hosters.region", hoster.getRegion());
        findings.counted("hosters.payPerDay", hoster.getPayPerDay());
    }

    private static void terms(Terms terms, Findings findings) {
        findings.share("terms.availability", terms.getAvailability());
        positive("terms.speedBitsPerSecond", terms.getSpeedBitsPerSecond(), findings);
        guarantee("terms.speedGuarantee", terms.getSpeedGuarantee(), findings);
        positive("terms.lagMs", terms.getLagMs(), findings);
        guarantee("terms.lagGuarantee", terms.getLagGuarantee(), findings);
    }

    private static void positive(String field, @Nullable Number value, Findings findings) {
        findings.require(
                value == null || (value.doubleValue() > 0 && Double.isFinite(value.doubleValue())),
                () -> "%s is %s, must be above nothing".formatted(field, value));
    }

    private static void guarantee(String field, @Nullable Double share, Findings findings) {
        findings.require(
                share == null || (share >= LEAST_GUARANTEE && share <= 1),
                () -> "%s is %s, must be from %s to 1".formatted(field, share, LEAST_GUARANTEE));
    }
}

package io.swarmgauge.console.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.RegionCompliance;
import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.plan.ServiceTerm;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplianceSentencesTest {

    @Test
    void slotsOfAvailabilityAreNotTakenForWindows() {
        assertThat(said("*", term(ServiceTerm.AVAILABILITY, 0, 1, 7, 8)))
                .containsExactly(
                        "availability in all regions together: not kept, 87.5 % of 95.0 % promised (7 of 8 slots of five"
                                + " minutes of the period; not answered in this window)");
        assertThat(said("asia", term(ServiceTerm.AVAILABILITY, 1, 1, 8, 8)))
                .containsExactly("availability in asia: kept, 100.0 % of 95.0 % promised (8 of 8 slots of five minutes"
                        + " of the period; answered in this window)");
    }

    @Test
    void otherTermsCountSamples() {
        assertThat(said("asia", term(ServiceTerm.LAG, 40, 60, 676, 1_016)))
                .containsExactly("lag in asia: not kept, 66.5 % of 95.0 % promised (676 of 1,016 samples of the period;"
                        + " 40 of 60 in this window)");
    }

    @Test
    void whatWasNotMeasuredIsNeitherKeptNorNot() {
        assertThat(said("africa", term(ServiceTerm.SPEED, 0, 0, 0, 0)))
                .containsExactly("speed in africa: nothing was measured in the period");
        assertThat(said("africa", term(ServiceTerm.SPEED, 0, 0, 1, 1)).get(0)).contains("nothing in this window");
    }

    private static List<String> said(String region, TermCompliance term) {
        return ComplianceSentences.of(SampleRecords.with(
                SampleRecords.full(ComplianceWindow.class),
                "regions",
                List.of(new RegionCompliance(region, List.of(term)))));
    }

    private static TermCompliance term(ServiceTerm name, long good, long total, long periodGood, long periodTotal) {
        return TermCompliance.newBuilder()
                .setTerm(name)
                .setObjective(0.95)
                .setGood(good)
                .setTotal(total)
                .setPeriodGood(periodGood)
                .setPeriodTotal(periodTotal)
                .setBurnRates(List.of())
                .setCauses(List.of())
                .build();
    }
}

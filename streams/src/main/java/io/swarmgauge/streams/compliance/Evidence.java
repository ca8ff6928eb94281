package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.streams.kit.Revised;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.compliance.ComplianceRow;
import java.util.List;
import java.util.Optional;

/** What another room concluded of a window. A revision replaces the one before it, and an older one changes nothing. */
sealed interface Evidence {

    Window window();

    /**
     * The window with the evidence in it.
     *
     * @param terms that hold in the window; what is evidence for nothing takes back what it was evidence for
     */
    ComplianceRow in(ComplianceRow row, HostingSetup setup, Optional<Terms> terms);

    /** What attestors agreed on. */
    record Attested(AttestedWindow attested) implements Evidence {
        @Override
        public Window window() {
            return new Window(attested.getWindowStart(), attested.getWindowEnd());
        }

        @Override
        public ComplianceRow in(ComplianceRow row, HostingSetup setup, Optional<Terms> terms) {
            return attested.getRevision() <= row.getAttestedRevision()
                    ? row
                    : ComplianceRow.newBuilder(row)
                            .setAttestedRevision(attested.getRevision())
                            .setSights(terms.map(held -> Sightings.of(attested, setup, held))
                                    .orElse(List.of()))
                            .setAttestedCoverage(Coverages.bytes(attested.getCoverage()))
                            .build();
        }
    }

    /** How far the chunks could be had. */
    record Checked(Revised<Health> health) implements Evidence {
        @Override
        public Window window() {
            return new Window(health.value().getWindowStart(), health.value().getWindowEnd());
        }

        @Override
        public ComplianceRow in(ComplianceRow row, HostingSetup setup, Optional<Terms> terms) {
            return health.revision() <= row.getHealthRevision()
                    ? row
                    : ComplianceRow.newBuilder(row)
                            .setHealthRevision(health.revision())
                            .setChunks(
                                    terms.map(held -> Chunks.of(health.value())).orElse(null))
                            .setHealthCoverage(Coverages.bytes(health.value().getCoverage()))
                            .build();
        }
    }
}

package io.swarmgauge.console.plan;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Setups and jobs by id; terms stand in the setups.
 *
 * @param setups by id
 * @param jobs by id
 */
public record Plan(SortedMap<String, HostingSetup> setups, SortedMap<String, Job> jobs) {

    public Plan {
        setups = Collections.unmodifiableSortedMap(new TreeMap<>(setups));
        jobs = Collections.unmodifiableSortedMap(new TreeMap<>(jobs));
    }

    SortedMap<String, ? extends SpecificRecord> of(PlanKind kind) {
        return switch (kind) {
            case SETUP -> setups;
            case JOB -> jobs;
        };
    }
}

package io.swarmgauge.console.plan;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Setups, jobs and alert rules by the keys of their topics; terms stand in the setups.
 *
 * @param setups by id
 * @param jobs by id
 * @param rules by name
 */
public record Plan(
        SortedMap<String, HostingSetup> setups, SortedMap<String, Job> jobs, SortedMap<String, AlertRule> rules) {

    public Plan {
        setups = Collections.unmodifiableSortedMap(new TreeMap<>(setups));
        jobs = Collections.unmodifiableSortedMap(new TreeMap<>(jobs));
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }

    public Plan(SortedMap<String, HostingSetup> setups, SortedMap<String, Job> jobs) {
        this(setups, jobs, Collections.emptySortedMap());
    }

    /** Nothing but alert rules. */
    public static Plan ofRules(Collection<AlertRule> rules) {
        SortedMap<String, AlertRule> byName = new TreeMap<>();
        rules.forEach(rule -> byName.put(rule.getName(), rule));
        return ofRules(byName);
    }

    static Plan ofRules(SortedMap<String, AlertRule> byName) {
        return new Plan(Collections.emptySortedMap(), Collections.emptySortedMap(), byName);
    }

    SortedMap<String, ? extends SpecificRecord> of(PlanKind kind) {
        return switch (kind) {
            case SETUP -> setups;
            case JOB -> jobs;
            case RULE -> rules;
        };
    }
}

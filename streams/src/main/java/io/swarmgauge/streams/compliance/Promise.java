package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.schema.plan.Terms;
import java.util.EnumMap;
import java.util.Map;

/**
 * The terms with a figure and the share that was promised of each.
 *
 * @param objectives 0..1, in the order of the terms
 */
record Promise(Map<ServiceTerm, Double> objectives) {

    static Promise of(Terms terms) {
        Map<ServiceTerm, Double> objectives = new EnumMap<>(ServiceTerm.class);
        if (terms.getAvailability() != null) {
            objectives.put(ServiceTerm.AVAILABILITY, terms.getAvailability());
            objectives.put(ServiceTerm.CHUNK_AVAILABILITY, terms.getAvailability());
        }
        if (terms.getLagMs() != null && terms.getLagGuarantee() != null) {
            objectives.put(ServiceTerm.LAG, terms.getLagGuarantee());
        }
        if (terms.getSpeedBitsPerSecond() != null && terms.getSpeedGuarantee() != null) {
            objectives.put(ServiceTerm.SPEED, terms.getSpeedGuarantee());
        }
        return new Promise(objectives);
    }

    boolean lag() {
        return objectives.containsKey(ServiceTerm.LAG);
    }

    boolean speed() {
        return objectives.containsKey(ServiceTerm.SPEED);
    }
}

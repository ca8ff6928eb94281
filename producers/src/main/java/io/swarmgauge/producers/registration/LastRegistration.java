package io.swarmgauge.producers.registration;

import io.swarmgauge.schema.node.Hardware;
import io.swarmgauge.schema.node.RegistrationReason;
import java.util.Optional;

/**
 * What a node was when it registered last.
 *
 * @param hardware a text that differs whenever the hardware does
 */
record LastRegistration(String region, String hardware) {

    static LastRegistration of(String region, Hardware hardware) {
        return new LastRegistration(
                region,
                "%s; %d processors; gpus %s; memory %d; disks %d"
                        .formatted(
                                hardware.getCpu(),
                                hardware.getLogicalProcessors(),
                                hardware.getGpus(),
                                hardware.getMemoryBytes(),
                                hardware.getDiskBytes()));
    }

    /** Why a node that was this, or nothing before, registers when it starts. */
    RegistrationReason reasonAfter(Optional<LastRegistration> before) {
        if (before.isEmpty()) {
            return RegistrationReason.NEW;
        }
        if (!before.get().region().equals(region)) {
            return RegistrationReason.LOCATION_CHANGE;
        }
        return before.get().hardware().equals(hardware)
                ? RegistrationReason.HEARTBEAT
                : RegistrationReason.HARDWARE_CHANGE;
    }
}

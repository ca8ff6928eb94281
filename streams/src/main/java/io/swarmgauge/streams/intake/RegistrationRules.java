package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.Hardware;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.OfferForm;

/** A registration gives amounts that can be, and an offer that ends after it begins. */
final class RegistrationRules implements RecordRules<NodeRegistration> {

    @Override
    public void check(NodeRegistration registration, Findings findings) {
        Hardware hardware = registration.getHardware();
        findings.notNegative("hardware.logicalProcessors", hardware.getLogicalProcessors());
        findings.notNegative("hardware.memoryBytes", hardware.getMemoryBytes());
        findings.notNegative("hardware.diskBytes", hardware.getDiskBytes());
        findings.counted("hardware.netBitsPerSecond", hardware.getNetBitsPerSecond());
        findings.notNegative("heartbeatIntervalMs", registration.getHeartbeatIntervalMs());
        OfferForm form = registration.getForm();
        findings.counted("form.storageBytes", form.getStorageBytes());
        findings.require(
                form.getFromTime() == null || form.getUntilTime() == null || form.getFromTime() <= form.getUntilTime(),
                () -> "form.untilTime %s is before form.fromTime %s"
                        .formatted(form.getUntilTime(), form.getFromTime()));
    }
}

package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.Hardware;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.OfferForm;
import io.swarmgauge.schema.node.PromisedPerformance;
import java.util.List;

/**
 * A registration gives amounts that can be, and an offer that ends after it begins. It is published whole, so the bounds
 * of its words keep it at an eighth of what a topic takes in one record.
 */
final class RegistrationRules implements RecordRules<NodeRegistration> {

    private static final int LONGEST_TEXT = 256;
    private static final int MOST_ENTRIES = 64;

    @Override
    public void check(NodeRegistration registration, Findings findings) {
        findings.notNegative("heartbeatIntervalMs", registration.getHeartbeatIntervalMs());
        few("roles", registration.getRoles(), findings);
        texts("software", registration.getSoftware(), findings);
        hardware(registration.getHardware(), findings);
        form(registration.getForm(), findings);
    }

    private static void hardware(Hardware hardware, Findings findings) {
        findings.notLonger("hardware.cpu", hardware.getCpu(), LONGEST_TEXT);
        findings.notNegative("hardware.logicalProcessors", hardware.getLogicalProcessors());
        texts("hardware.gpus", hardware.getGpus(), findings);
        findings.notNegative("hardware.memoryBytes", hardware.getMemoryBytes());
        findings.notNegative("hardware.diskBytes", hardware.getDiskBytes());
        findings.counted("hardware.netBitsPerSecond", hardware.getNetBitsPerSecond());
    }

    private static void form(OfferForm form, Findings findings) {
        findings.counted("form.storageBytes", form.getStorageBytes());
        findings.require(
                form.getFromTime() == null || form.getUntilTime() == null || form.getFromTime() <= form.getUntilTime(),
                () -> "form.untilTime %s is before form.fromTime %s"
                        .formatted(form.getUntilTime(), form.getFromTime()));
        few("form.regions", form.getRegions(), findings);
        form.getRegions().forEach(region -> findings.region("form.regions", region));
        if (form.getPerformance() != null) {
            promise(form.getPerformance(), findings);
        }
    }

    private static void promise(PromisedPerformance promised, Findings findings) {
        findings.counted("form.performance.bandwidthBitsPerSecond", promised.getBandwidthBitsPerSecond());
        findings.measured("form.performance.latencyMs", promised.getLatencyMs());
        findings.counted("form.performance.speedBitsPerSecond", promised.getSpeedBitsPerSecond());
    }

    private static void texts(String field, List<String> texts, Findings findings) {
        few(field, texts, findings);
        texts.forEach(text -> findings.notLonger(field, text, LONGEST_TEXT));
    }

    private static void few(String field, List<?> entries, Findings findings) {
        findings.require(entries.size() <= MOST_ENTRIES, () -> "%s has %d entries, at most %d are taken"
                .formatted(field, entries.size(), MOST_ENTRIES));
    }
}

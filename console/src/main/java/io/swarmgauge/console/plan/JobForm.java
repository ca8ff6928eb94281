package io.swarmgauge.console.plan;

import io.swarmgauge.console.Names;
import io.swarmgauge.identity.RegionName;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.settings.Settings;
import java.util.List;

/** The fields of a job; what is left out does not matter to it. */
final class JobForm {

    private static final Job DEFAULTS =
            Job.newBuilder().setJobId("").setKind("").setRegions(List.of()).build();

    private static final int MOST_PROVIDERS = 10_000;

    private JobForm() {}

    static Job read(Settings fields) {
        Job job = Job.newBuilder()
                .setJobId(fields.text("id", Names.FORM, Names::isOne))
                .setKind(fields.text("kind", "a kind such as hosting_setup", Names::isOne))
                .setRegions(fields.texts("regions").stream().distinct().toList())
                .setProviders(fields.whole("providers", 1, MOST_PROVIDERS, DEFAULTS.getProviders()))
                .setLatencyMs(Figures.milliseconds(fields, "latency").orElse(null))
                .setLatencyShare(Figures.share(fields, "latency-share").orElse(DEFAULTS.getLatencyShare()))
                .setSpeedBitsPerSecond(Figures.rate(fields, "speed").orElse(null))
                .setSpeedShare(Figures.share(fields, "speed-share").orElse(DEFAULTS.getSpeedShare()))
                .setBandwidthBitsPerSecond(Figures.rate(fields, "bandwidth").orElse(null))
                .setBandwidthShare(Figures.share(fields, "bandwidth-share").orElse(DEFAULTS.getBandwidthShare()))
                .setMinReliability(Figures.share(fields, "reliability").orElse(null))
                .setMinQuality(Figures.share(fields, "quality").orElse(null))
                .setMinAvailability(Figures.share(fields, "availability").orElse(null))
                .setStorageBytes(Figures.bytes(fields, "storage").orElse(null))
                .setFromTime(Figures.moment(fields, "from").orElse(null))
                .setUntilTime(Figures.moment(fields, "until").orElse(null))
                .build();
        checkTogether(fields, job);
        return job;
    }

    private static void checkTogether(Settings fields, Job job) {
        if (job.getRegions().isEmpty() || !job.getRegions().stream().allMatch(RegionName::isValid)) {
            fields.problem("regions", "must name at least one region", "Give regions such as [europe, asia].");
        }
        if (job.getFromTime() != null && job.getUntilTime() != null && job.getFromTime() >= job.getUntilTime()) {
            fields.problem("until", "is not after from", "Give a later moment.");
        }
    }
}

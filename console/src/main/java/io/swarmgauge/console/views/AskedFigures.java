package io.swarmgauge.console.views;

import io.swarmgauge.console.Names;
import io.swarmgauge.schema.plan.Job;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a job's figures can be held against a hoster's; 'plan apply' checks them too, other writers need not. */
final class AskedFigures {

    private AskedFigures() {}

    /** The first thing that is wrong; empty where nothing is. */
    static Optional<String> fault(String jobId, Job job) {
        if (!Names.isOne(jobId) || !Names.isOne(job.getJobId())) {
            return Optional.of("its id is not " + Names.FORM);
        }
        if (job.getRegions().isEmpty() || !job.getRegions().stream().allMatch(Names::isOne)) {
            return Optional.of("it must name regions, and at least one");
        }
        boolean shares = allWithin(
                1,
                job.getLatencyShare(),
                job.getSpeedShare(),
                job.getBandwidthShare(),
                job.getMinReliability(),
                job.getMinQuality(),
                job.getMinAvailability());
        if (!shares) {
            return Optional.of("its shares must be from 0 to 1");
        }
        boolean limits = allWithin(
                Double.MAX_VALUE, job.getLatencyMs(), job.getSpeedBitsPerSecond(), job.getBandwidthBitsPerSecond());
        if (!limits || (job.getStorageBytes() != null && job.getStorageBytes() < 0)) {
            return Optional.of("its figures must be finite and not negative");
        }
        return job.getProviders() < 1 ? Optional.of("it must need at least one hoster") : Optional.empty();
    }

    /** False for what is no number, too. */
    private static boolean allWithin(double most, @Nullable Double... figures) {
        return Arrays.stream(figures).filter(Objects::nonNull).allMatch(figure -> figure >= 0 && figure <= most);
    }
}

package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.JobRun;

/** A job names itself and used no less than nothing. */
final class JobRules implements RecordRules<JobRun> {

    @Override
    public void check(JobRun job, Findings findings) {
        findings.require(!job.getJobId().isBlank(), () -> "jobId is empty");
        findings.require(!job.getKind().isBlank(), () -> "kind is empty");
        findings.counted("cpuMs", job.getCpuMs());
        findings.counted("residentBytes", job.getResidentBytes());
    }
}

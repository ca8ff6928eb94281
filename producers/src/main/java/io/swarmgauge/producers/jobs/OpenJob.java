package io.swarmgauge.producers.jobs;

import io.swarmgauge.producers.intake.NodeLine.JobEnd;
import io.swarmgauge.producers.intake.NodeLine.JobStart;
import io.swarmgauge.schema.agent.JobState;
import io.swarmgauge.schema.node.Role;
import java.util.Optional;

/** A job that has not ended. */
final class OpenJob {

    private final JobStart start;
    private final Optional<ProcessUse> use;
    private final JobOwner owner;
    private int mostPeers;
    private boolean unsaved = true;

    OpenJob(JobStart start, Optional<ProcessUse> use, JobOwner owner) {
        this.start = start;
        this.use = use;
        this.owner = owner;
    }

    static OpenJob of(JobState saved) {
        JobStart start = new JobStart(
                saved.getId(),
                saved.getJob(),
                Role.valueOf(saved.getRole()),
                Optional.ofNullable(saved.getSetup()),
                saved.getAt());
        Long cpuMs = saved.getCpuMs();
        Long residentBytes = saved.getResidentBytes();
        Optional<ProcessUse> use = cpuMs == null || residentBytes == null
                ? Optional.empty()
                : Optional.of(new ProcessUse(cpuMs, residentBytes));
        OpenJob job = new OpenJob(start, use, new JobOwner.Session(saved.getSession()));
        job.mostPeers = saved.getMostPeers();
        job.unsaved = false;
        return job;
    }

    JobStart start() {
        return start;
    }

    JobOwner owner() {
        return owner;
    }

    void peers(int count) {
        unsaved |= count > mostPeers;
        mostPeers = Math.max(mostPeers, count);
    }

    FinishedJob finish(JobEnd end, Optional<ProcessUse> after) {
        return new FinishedJob(start, end, mostPeers, use, after);
    }

    /** What is to be written down of it; empty if that has not changed since the last call, or need not be. */
    Optional<JobState> unsaved() {
        if (!unsaved || !(owner instanceof JobOwner.Session session)) {
            return Optional.empty();
        }
        unsaved = false;
        return Optional.of(new JobState(
                start.id(),
                start.job(),
                start.role().name(),
                start.setup().orElse(null),
                start.at(),
                mostPeers,
                use.map(ProcessUse::cpuMs).orElse(null),
                use.map(ProcessUse::residentBytes).orElse(null),
                session.id()));
    }
}

package io.swarmgauge.console.views;

import io.swarmgauge.schema.plan.Job;
import java.util.Collection;
import java.util.Optional;

/** The jobs that somebody could do. */
public final class JobsView implements View<Job> {

    private final LatestView<Job> jobs = new LatestView<>();

    /**
     * Takes the job in place of its former terms.
     *
     * @throws IllegalArgumentException if it asks for what nobody can be held against; there is no such job then
     */
    @Override
    public void put(String jobId, Job job) {
        AskedFigures.fault(jobId, job).ifPresent(fault -> {
            jobs.remove(jobId);
            throw new IllegalArgumentException(fault);
        });
        jobs.put(jobId, job);
    }

    @Override
    public void remove(String jobId) {
        jobs.remove(jobId);
    }

    public Optional<Job> of(String jobId) {
        return jobs.of(jobId);
    }

    /** All jobs, ascending by id. */
    public Collection<Job> all() {
        return jobs.all();
    }
}

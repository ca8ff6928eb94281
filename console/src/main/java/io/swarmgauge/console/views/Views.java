package io.swarmgauge.console.views;

import io.swarmgauge.schema.plan.Job;
import java.util.List;
import java.util.Optional;

/** What qualification asks of the output topics' state. */
public interface Views {

    /** A hoster is known when it registered as one, stands in a setup of the plan, or was rated. */
    Optional<HosterFacts> hoster(String hosterId);

    /** All known hosters, ascending. */
    List<String> hosterIds();

    Optional<Job> job(String jobId);

    /** All jobs, ascending by id. */
    List<Job> jobs();
}

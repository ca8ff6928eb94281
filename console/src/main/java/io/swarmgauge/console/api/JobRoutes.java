package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.console.qualification.Candidate;
import io.swarmgauge.console.qualification.CandidateKey;
import io.swarmgauge.console.qualification.CandidateOrder;
import io.swarmgauge.console.qualification.Qualification;
import io.swarmgauge.console.views.HosterFacts;
import io.swarmgauge.console.views.Views;
import io.swarmgauge.schema.plan.Job;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Jobs, and who qualifies for them. */
final class JobRoutes {

    private static final String LIST = "/v1/jobs";
    private static final String HOSTER = "hoster";
    private static final String JOB = "job";

    private record Placed(int place, Candidate candidate) {
        CandidateKey key() {
            return candidate.key();
        }
    }

    private final Views views;
    private final Clock clock;

    JobRoutes(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    List<Route> all() {
        return List.of(
                Route.paged(LIST, this::list),
                Route.of(LIST + "/{id}", question -> AvroJson.of(known(question.id()))),
                Route.paged(LIST + "/{id}/candidates", this::candidates),
                new Route("/v1/qualify", List.of(HOSTER, JOB), this::qualify));
    }

    private JsonNode list(Question question) {
        Page page = question.page();
        List<Job> found = views.jobs().stream()
                .filter(job -> page.after()
                        .map(last -> job.getJobId().compareTo(last) > 0)
                        .orElse(true))
                .limit(page.sought())
                .toList();
        return page.of(found, AvroJson::of, Job::getJobId);
    }

    private JsonNode candidates(Question question) {
        Job job = known(question.id());
        Page page = question.page();
        List<HosterFacts> hosters = views.hosterIds().stream()
                .flatMap(id -> views.hoster(id).stream())
                .toList();
        List<Candidate> ordered = CandidateOrder.of(hosters, job, clock.millis());
        Optional<CandidateKey> last = page.after(CandidateKey::parse);
        List<Placed> found = IntStream.range(0, ordered.size())
                .mapToObj(index -> new Placed(index + 1, ordered.get(index)))
                .filter(placed ->
                        last.map(key -> placed.key().compareTo(key) > 0).orElse(true))
                .limit(page.sought())
                .toList();
        return page.of(found, JobRoutes::candidate, placed -> placed.key().text());
    }

    private static JsonNode candidate(Placed placed) {
        ObjectNode json = Json.object();
        json.put("place", placed.place());
        json.put("merit", placed.candidate().merit());
        json.put("latencyMs", placed.candidate().latencyMs());
        json.set("answer", AnswerJson.of(placed.candidate().answer()));
        return json;
    }

    private JsonNode qualify(Question question) {
        String hosterId = question.hosterId(HOSTER, new HosterIds(views));
        Job job = known(question.text(JOB));
        HosterFacts facts =
                views.hoster(hosterId).orElseThrow(() -> ProblemException.unknown(HOSTER, hosterId, "/v1/hosters"));
        return AnswerJson.of(Qualification.of(facts, job, clock.millis()));
    }

    private Job known(String jobId) {
        return views.job(jobId).orElseThrow(() -> ProblemException.unknown(JOB, jobId, LIST));
    }
}

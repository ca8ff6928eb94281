package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.console.explain.CannotExplainException;
import io.swarmgauge.console.explain.ExplainDesk;
import io.swarmgauge.console.explain.ExplainDesk.NotNowException;
import io.swarmgauge.console.explain.ExplainRequest;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Writer;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Why a conclusion is as it is. Alone among the routes it reads topics for each request. */
final class ExplainRoutes {

    static final String PATH = "/v1/explain";

    private static final String TOPIC = "topic";
    private static final String KEY = "key";
    private static final String AT = "at";
    private static final String PERFORMANCE = "performance";
    private static final String REGION = "region";

    private final ExplainDesk desk;

    ExplainRoutes(ExplainDesk desk) {
        this.desk = desk;
    }

    List<Route> all() {
        return List.of(new Route(PATH, List.of(TOPIC, KEY, AT, PERFORMANCE, REGION), this::explain));
    }

    private JsonNode explain(Question question) {
        ExplainRequest request = new ExplainRequest(
                topic(question.text(TOPIC)),
                question.text(KEY),
                question.optionalText(AT).map(ExplainRoutes::moment),
                Optional.empty(),
                question.optionalChoice(PERFORMANCE, Performance.class),
                question.optionalText(REGION),
                ExplainRequest.USUAL_BACK,
                ExplainRequest.USUAL);
        try {
            return ExplainedJson.of(desk.explain(request));
        } catch (CannotExplainException e) {
            throw new ProblemException(ProblemKind.NOT_FOUND, String.valueOf(e.getMessage()), e.remedy());
        } catch (NotNowException e) {
            throw new ProblemException(ProblemKind.NOT_NOW, String.valueOf(e.getMessage()), "Ask again in a moment.");
        }
    }

    private static Topic<?> topic(String name) {
        return TopicCatalogue.named(name)
                .filter(topic -> topic.isAvro() && topic.writer() == Writer.STREAMS)
                .orElseThrow(() ->
                        ProblemException.badParameter(TOPIC, "a topic of conclusions such as gauge.rankings", name));
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.badParameter(AT, "a moment such as 2026-11-01T12:00:00Z", text);
        }
    }
}

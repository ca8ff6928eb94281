package io.swarmgauge.producers.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.AttestationRating;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestationPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "OK OK,              2, NORMAL",
        "OK TIMEOUT,         2, DEFAULT",
        "TIMEOUT NOT_FOUND,  2, DEFAULT",
        "CORRUPT TIMEOUT,    2, DEFAULT",
        "OK NOT_FOUND,       2, ERROR",
        "ERROR,              1, ERROR",
        "CORRUPT OK,         2, ERROR",
        "OK,                 2, UNKNOWN",
        "TIMEOUT,            2, DEFAULT",
        "NOT_FOUND,          2, ERROR"
    })
    void theRatingIsNormalUnlessTheTimeLimitWasHitOrSomethingElseFailed(
            String outcomes, int asked, AttestationRating rating) {
        List<Sample> samples = new ArrayList<>();
        for (String outcome : outcomes.split(" ", -1)) {
            samples.add(new Sample(samples.size(), Outcome.valueOf(outcome), 0, null, null));
        }

        assertThat(AttestationPolicy.rating(samples, asked)).isEqualTo(rating);
    }
}

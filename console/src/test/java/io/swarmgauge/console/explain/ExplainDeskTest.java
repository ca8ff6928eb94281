package io.swarmgauge.console.explain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.console.explain.ExplainDesk.NotNowException;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ExplainDeskTest {

    private static final ExplainRequest REQUEST = ExplainRequest.newest(TopicCatalogue.RANKINGS, "setup-1");

    @Test
    void whoeverComesWhileAllPlacesAreTakenIsSentAway() {
        ExplainDesk[] desk = new ExplainDesk[1];
        desk[0] = new ExplainDesk(request -> desk[0].explain(request), 1, Duration.ZERO);

        assertThatThrownBy(() -> desk[0].explain(REQUEST))
                .isInstanceOf(NotNowException.class)
                .hasMessageContaining("Others are being explained");
    }

    @Test
    void aPlaceIsFreeAgainWhateverHappened() {
        ExplainDesk desk = new ExplainDesk(
                request -> {
                    throw new TimeoutException("no answer");
                },
                1,
                Duration.ZERO);

        for (int nth = 0; nth < 3; nth++) {
            assertThatThrownBy(() -> desk.explain(REQUEST))
                    .isInstanceOf(NotNowException.class)
                    .hasMessage("It cannot be read now: no answer");
        }
    }
}

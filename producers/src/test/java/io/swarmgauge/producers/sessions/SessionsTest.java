package io.swarmgauge.producers.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.producers.checkpoint.StateWriter;
import io.swarmgauge.producers.intake.AgentLine;
import io.swarmgauge.producers.intake.NodeConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final StateWriter NOWHERE = new StateWriter() {
        @Override
        public void put(String key, SpecificRecord state) {}

        @Override
        public void remove(String key) {}
    };

    private final Sessions sessions = new Sessions();
    private final NodeConnection first = connection("first");
    private final NodeConnection second = connection("second");
    private final List<String> told = new ArrayList<>();

    @Test
    void aNewSessionAndOneThatIsAllOnDiskAreAnsweredAtOnce() {
        assertThat(sessions.begin("s", first, 1)).hasValue(0);
        take(1, 2);
        stored(2);
        assertThat(told).containsExactly("first: stored 2");
        assertThat(sessions.begin("s", second, 1)).hasValue(2);
    }

    @Test
    void aNodeThatComesBackWhileTheDiskIsFullIsAnsweredWhenAllThatWasTakenIsStored() {
        sessions.begin("s", first, 1);
        take(1, 10);
        stored(5);
        sessions.closed(first);
        told.clear();

        assertThat(sessions.begin("s", second, 1)).isEmpty();
        stored(7);
        assertThat(told).isEmpty();
        stored(10);
        assertThat(told).containsExactly("second: begun 10");

        sessions.take(11, second, 1);
        stored(11);
        assertThat(told).containsExactly("second: begun 10", "second: stored 11");
    }

    @Test
    void whatIsReadOfTheConnectionBeforeIsWaitedForToo() {
        sessions.begin("s", first, 1);
        take(1, 3);
        assertThat(sessions.begin("s", second, 1)).isEmpty();
        take(4, 5);
        stored(3);
        assertThat(told).containsExactly("first: stored 3");
        stored(5);
        assertThat(told).contains("second: begun 5");
    }

    @Test
    void whatTheNodeSaysUnderTheNewHelloIsNotWaitedFor() {
        sessions.begin("s", first, 1);
        take(1, 3);
        sessions.closed(first);
        sessions.begin("s", second, 1);
        sessions.take(4, second, 1);
        stored(3);
        assertThat(told).containsExactly("second: begun 3");
    }

    private void take(long from, long to) {
        for (long number = from; number <= to; number++) {
            assertThat(sessions.take(number, first, 1)).isTrue();
        }
    }

    private void stored(long number) {
        sessions.save(NOWHERE);
        sessions.stored(Map.of("s", number), new Sessions.StoredListener() {
            @Override
            public void stored(NodeConnection to, String session, long stored) {
                told.add(to.name() + ": stored " + stored);
            }

            @Override
            public void begun(NodeConnection to, long stored) {
                told.add(to.name() + ": begun " + stored);
            }
        });
    }

    private static NodeConnection connection(String name) {
        return new NodeConnection() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void send(AgentLine line) {}
        };
    }
}

package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuietClockTest {

    private final QuietClock clock = new QuietClock();

    @Test
    void it_is_the_swarms_time_where_nothing_arrives() {
        clock.arrive();
        clock.look(0, 1_000, 90_000);
        clock.look(29_999, 1_000, 90_000);
        assertThat(clock.now(1_000)).isEqualTo(1_000);

        clock.look(30_000, 1_000, 90_000);

        assertThat(clock.now(1_000)).isEqualTo(90_000);
    }

    @Test
    void a_task_that_is_behind_keeps_its_own_time() {
        for (int look = 0; look < 10; look++) {
            clock.arrive();
            clock.look(look * 20_000L, 1_000, 90_000);
        }

        assertThat(clock.now(1_000)).isEqualTo(1_000);
    }

    @Test
    void time_that_other_topics_move_says_that_something_arrives_too() {
        for (int look = 0; look < 10; look++) {
            clock.look(look * 20_000L, look, 90_000);
        }

        assertThat(clock.now(9)).isEqualTo(9);
    }

    @Test
    void it_never_goes_back_when_something_arrives_again() {
        clock.look(0, 1_000, 90_000);
        clock.look(30_000, 1_000, 90_000);
        clock.arrive();
        clock.look(40_000, 2_000, 91_000);

        assertThat(clock.now(2_000)).isEqualTo(90_000);
        assertThat(clock.now(95_000)).isEqualTo(95_000);
    }

    @Test
    void it_is_the_tasks_time_where_nothing_was_told() {
        clock.look(0, 1_000, SwarmTime.UNKNOWN);
        clock.look(30_000, 1_000, SwarmTime.UNKNOWN);

        assertThat(clock.now(1_000)).isEqualTo(1_000);
    }
}

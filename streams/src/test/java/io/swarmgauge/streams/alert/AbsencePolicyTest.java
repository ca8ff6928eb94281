package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.plan.Signal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbsencePolicyTest {

    private static final long DAY = 86_400;

    private final Listener listener = new Listener(Given.silent().build());

    @Nested
    class Begins {

        @Test
        void when_the_silence_is_as_long_as_the_rule_says_and_not_a_moment_before() {
            listener.hears(0, 10).waitsUntil(129);
            assertThat(listener.said()).isEmpty();

            listener.waitsUntil(130);

            assertThat(listener.story()).containsExactly("FIRING 10..");
        }

        @Test
        void once_however_long_it_goes_on() {
            listener.hears(0, 10);
            LongStream.range(100, 200).forEach(second -> listener.waitsUntil(second * 10));

            assertThat(listener.story()).containsExactly("FIRING 10..");
        }

        @Test
        void with_the_same_statement_however_late_it_is_noticed() {
            Listener late = new Listener(Given.silent().build());
            listener.hears(0, 10).waitsUntil(130);
            late.hears(0, 10).waitsUntil(9_000);

            assertThat(late.said()).isEqualTo(listener.said());
        }

        @Test
        void and_ends_in_one_go_when_nothing_moved_time_while_it_lasted() {
            listener.hears(0, 10).hears(200, 210);

            assertThat(listener.story()).containsExactly("FIRING 10..", "RESOLVED 10..200");
            assertThat(listener.said().get(0).getFiredAt()).isEqualTo(130_000);
        }

        @Test
        void not_for_who_was_never_heard() {
            listener.waitsUntil(10_000);

            assertThat(listener.said()).isEmpty();
        }

        @Test
        void not_for_who_said_good_bye() {
            listener.hears(0, 10).hearsGoodBye(12).waitsUntil(10_000);

            assertThat(listener.said()).isEmpty();
        }

        @Test
        void under_each_rule_by_its_own_span() {
            Listener two = new Listener(
                    Given.silent().build(),
                    Given.silent().setName("dead").setOverMs(600_000).build());

            two.hears(0, 10).waitsUntil(300);
            assertThat(two.said()).extracting(Alert::getRule).containsExactly("silent");

            two.waitsUntil(610).hears(700, 710);
            assertThat(two.story())
                    .containsExactly("FIRING 10..", "FIRING 10..", "RESOLVED 10..700", "RESOLVED 10..700");
        }

        @Test
        void only_where_the_rule_looks() {
            Listener elsewhere = new Listener(
                    Given.silent().setRegion("asia").build(),
                    Given.silent().setNodeId(Given.ATTESTOR).build(),
                    Given.silent().setAbsentTopic("node.registrations").build());

            elsewhere.hears(0, 10).waitsUntil(10_000);

            assertThat(elsewhere.said()).isEmpty();
        }
    }

    @Nested
    class Ends {

        @Test
        void at_the_start_of_what_is_heard_again() {
            listener.hears(0, 10).waitsUntil(500).hears(490, 500);

            assertThat(listener.story()).containsExactly("FIRING 10..", "RESOLVED 10..490");
            assertThat(listener.last().getValue()).isEqualTo(480);
        }

        @Test
        void with_the_good_bye_of_who_leaves() {
            listener.hears(0, 10).waitsUntil(500).hearsGoodBye(510).waitsUntil(10_000);

            assertThat(listener.story()).containsExactly("FIRING 10..", "RESOLVED 10..510");
            assertThat(listener.last().getSummary()).endsWith("because the node said good-bye");
        }

        @Test
        void when_its_setup_is_taken_from_the_plan() {
            listener.hears(0, 10).waitsUntil(500).losesItsPlan().waitsUntil(10_000);

            assertThat(listener.story()).containsExactly("FIRING 10..", "RESOLVED 10..500");
            assertThat(listener.last().getSummary()).endsWith("because its setup is no longer in the plan");
        }

        @Test
        void when_nothing_was_heard_for_longer_than_anything_is_remembered() {
            listener.hears(0, 10).waitsUntil(500).waitsUntil(10 * DAY).waitsUntil(20 * DAY);

            assertThat(listener.story()).containsExactly("FIRING 10..", "RESOLVED 10.." + (8 * DAY + 10));
            assertThat(AbsencePolicy.isForgettable(listener.hearing(), 20 * DAY * 1_000))
                    .isTrue();
        }

        @Test
        void when_its_rule_is_changed() {
            listener.hears(0, 10).waitsUntil(500);

            listener.isRuledBy(
                    RuleBook.of(List.of(Given.silent().setOverMs(60_000).build()), List.of()));

            assertThat(listener.story()).containsExactly("FIRING 10..", "RESOLVED 10..130");
            assertThat(listener.last().getSummary()).endsWith("because its rule was changed");
        }

        @Test
        void not_when_its_rule_stays_as_it_is() {
            listener.hears(0, 10).waitsUntil(500);

            listener.isRuledBy(RuleBook.of(List.of(Given.silent().build()), List.of()));

            assertThat(listener.story()).containsExactly("FIRING 10..");
        }
    }

    @Nested
    class Late_and_out_of_order {

        @Test
        void a_backlog_ends_the_silence_once_when_it_has_caught_up() {
            listener.hears(0, 10).waitsUntil(1_000);
            LongStream.range(1, 100).forEach(i -> listener.hears(i * 10, i * 10 + 10));

            assertThat(listener.story()).containsExactly("FIRING 10..", "RESOLVED 10..880");
        }

        @Test
        void a_backlog_that_never_catches_up_ends_nothing() {
            listener.hears(0, 10).waitsUntil(1_000);
            LongStream.range(1, 80).forEach(i -> listener.hears(i * 10, i * 10 + 10));

            assertThat(listener.story()).containsExactly("FIRING 10..");
        }

        @Test
        void what_is_older_than_what_was_heard_changes_nothing() {
            listener.hears(100, 110);
            var before = listener.hearing();

            listener.hears(50, 60);

            assertThat(listener.hearing()).isEqualTo(before);
        }

        @Test
        void a_late_word_of_the_time_before_the_silence_prolongs_nothing() {
            listener.hears(0, 10).waitsUntil(200).hears(0, 10).hears(190, 200);

            assertThat(listener.story()).containsExactly("FIRING 10..", "RESOLVED 10..190");
        }

        @Test
        void a_word_from_before_the_good_bye_does_not_bring_it_back() {
            listener.hears(0, 10).hearsGoodBye(30).hears(10, 20).waitsUntil(10_000);

            assertThat(listener.said()).isEmpty();
        }

        @Test
        void a_word_from_after_the_good_bye_brings_it_back() {
            listener.hears(0, 10).hearsGoodBye(30).hears(1_000, 1_010).waitsUntil(2_000);

            assertThat(listener.story()).containsExactly("FIRING 1010..");
        }

        @Test
        void a_good_bye_from_before_the_last_word_takes_nothing_back() {
            listener.hears(1_000, 1_010).hearsGoodBye(30).waitsUntil(2_000);

            assertThat(listener.story()).containsExactly("FIRING 1010..");
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6})
        void statements_alternate_whatever_comes(long seed) {
            Random random = new Random(seed);
            for (int i = 0; i < 600; i++) {
                long second = Math.max(0, i * 20L - random.nextInt(600));
                switch (random.nextInt(12)) {
                    case 0 -> listener.hearsGoodBye(second);
                    case 1, 2, 3, 4, 5 -> listener.waitsUntil(i * 20L);
                    default -> listener.hears(second, second + 10);
                }
            }

            assertThat(listener.said()).hasSizeGreaterThan(4);
            for (int i = 0; i < listener.said().size(); i++) {
                Alert alert = listener.said().get(i);
                assertThat(alert.getStatus()).isEqualTo(i % 2 == 0 ? AlertStatus.FIRING : AlertStatus.RESOLVED);
                if (i % 2 == 1) {
                    Alert fired = listener.said().get(i - 1);
                    assertThat(alert.getStartsAt()).isEqualTo(fired.getStartsAt());
                    assertThat(alert.getFiredAt()).isEqualTo(fired.getFiredAt());
                    assertThat(alert.getEndsAt()).isGreaterThanOrEqualTo(alert.getStartsAt());
                }
            }
        }
    }

    @Nested
    class Says {

        @Test
        void who_is_silent_where_and_since_which_record() {
            listener.hears(0, 10).hears(10, 20).waitsUntil(500);

            Alert alert = listener.last();
            assertThat(alert.getSignal()).isEqualTo(Signal.ABSENCE);
            assertThat(alert.getLabels())
                    .isEqualTo(Map.of("node", Given.HOSTER, "region", Given.REGION, "topic", "node.host-metrics"));
            assertThat(alert.getValue()).isEqualTo(120);
            assertThat(alert.getThreshold()).isEqualTo(120);
            assertThat(alert.getEvidence()).containsExactly(new Evidence("node.host-metrics", 0, 2L));
            assertThat(alert.getSummary()).isEqualTo("A node is silent: nothing on node.host-metrics for 2m");
        }

        @Test
        void what_broke_the_silence() {
            listener.hears(0, 10).waitsUntil(500).hears(490, 500);

            assertThat(listener.last().getEvidence()).containsExactly(new Evidence("node.host-metrics", 0, 2L));
            assertThat(listener.last().getSummary())
                    .isEqualTo("A node is silent: over after 8m, heard on node.host-metrics again");
        }
    }

    @Test
    void the_next_look_is_due_when_the_first_rule_would_fire() {
        Listener two = new Listener(
                Given.silent().build(),
                Given.silent().setName("dead").setOverMs(600_000).build());
        assertThat(AbsencePolicy.nextLook(two.hearing(), two.rules())).isEqualTo(Long.MAX_VALUE);

        two.hears(0, 10);
        assertThat(AbsencePolicy.nextLook(two.hearing(), two.rules())).isEqualTo(130_000);

        two.waitsUntil(130);
        assertThat(AbsencePolicy.nextLook(two.hearing(), two.rules())).isEqualTo(610_000);
    }
}

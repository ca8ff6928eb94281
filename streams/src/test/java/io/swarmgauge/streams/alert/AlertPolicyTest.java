package io.swarmgauge.streams.alert;

import static io.swarmgauge.streams.alert.Given.burn;
import static io.swarmgauge.streams.alert.Given.figure;
import static io.swarmgauge.streams.alert.Given.latency;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.plan.Aggregate;
import io.swarmgauge.schema.plan.Comparison;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.kit.SourcePosition;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AlertPolicyTest {

    private final Watch watch = new Watch(Given.slow().build());

    @Nested
    class Begins {

        @Test
        void when_the_breach_has_lasted_and_not_before() {
            watch.sees(latency(0, 30, 600), latency(30, 59, 600));
            assertThat(watch.said()).isEmpty();

            watch.sees(latency(59, 60, 600));

            assertThat(watch.story()).containsExactly("FIRING 0..");
        }

        @Test
        void once_however_long_the_breach_goes_on() {
            LongStream.range(0, 100).forEach(i -> watch.sees(latency(i * 10, i * 10 + 10, 600)));

            assertThat(watch.story()).containsExactly("FIRING 0..");
        }

        @Test
        void not_when_the_figure_recovered_in_between() {
            watch.sees(latency(0, 30, 600), latency(30, 90, 100), latency(90, 149, 800));

            assertThat(watch.said()).isEmpty();
        }

        @Test
        void not_when_nothing_was_observed_for_longer_than_the_span() {
            watch.sees(latency(0, 10, 600), latency(71, 80, 600));

            assertThat(watch.said()).isEmpty();
            assertThat(watch.episode().getBreachSince()).isEqualTo(71_000);
        }

        @Test
        void by_the_aggregate_over_the_span_and_not_by_a_single_figure() {
            watch.sees(latency(0, 30, 100), latency(30, 40, 700), latency(40, 100, 100));

            assertThat(watch.episode().getBreachSince()).isNull();
        }

        @Test
        void at_once_where_no_patience_is_asked() {
            Watch eager = new Watch(Given.slow().setForMs(0).build());

            eager.sees(latency(0, 10, 501));

            assertThat(eager.story()).containsExactly("FIRING 0..");
        }

        @Test
        void below_a_threshold_too() {
            Watch success = new Watch(Given.slow()
                    .setSignal(Signal.SUCCESS_RATIO)
                    .setAggregate(Aggregate.MAX)
                    .setComparison(Comparison.BELOW)
                    .setThreshold(0.9)
                    .setClearThreshold(0.95)
                    .setForMs(0)
                    .build());

            success.sees(figure(Signal.SUCCESS_RATIO, 0, 10, 0, 0.5), figure(Signal.SUCCESS_RATIO, 60, 70, 0, 0.97));

            assertThat(success.story()).containsExactly("FIRING 0..", "RESOLVED 0..60");
        }
    }

    @Nested
    class Ends {

        @Test
        void only_beyond_the_clear_threshold() {
            watch.sees(latency(0, 60, 600), latency(60, 120, 450));
            assertThat(watch.story()).containsExactly("FIRING 0..");

            watch.sees(latency(120, 180, 400));

            assertThat(watch.story()).containsExactly("FIRING 0..", "RESOLVED 0..120");
        }

        @Test
        void once_and_a_new_breach_is_a_new_episode_of_the_same_alert() {
            watch.sees(
                    latency(0, 60, 600),
                    latency(60, 120, 100),
                    latency(120, 180, 100),
                    latency(180, 240, 700),
                    latency(240, 300, 100));

            assertThat(watch.story())
                    .containsExactly("FIRING 0..", "RESOLVED 0..60", "FIRING 180..", "RESOLVED 180..240");
            assertThat(watch.said())
                    .extracting(Alert::getFingerprint)
                    .containsOnly(watch.last().getFingerprint());
        }

        @Test
        void at_the_threshold_where_no_other_is_given() {
            Watch plain = new Watch(Given.slow().setClearThreshold(null).build());

            plain.sees(latency(0, 60, 600), latency(60, 120, 500));

            assertThat(plain.story()).containsExactly("FIRING 0..", "RESOLVED 0..60");
        }

        @Test
        void not_by_silence() {
            watch.sees(latency(0, 60, 600), latency(6_000, 6_010, 450));

            assertThat(watch.story()).containsExactly("FIRING 0..");
        }
    }

    @Nested
    class Suspects {

        private final Watch burns = new Watch(Given.slow()
                .setSignal(Signal.BURN_RATE)
                .setBurnWindowMs(3_600_000L)
                .setThreshold(10.0)
                .setClearThreshold(5.0)
                .setSummary("Most was missed by {suspect}")
                .build());

        @Test
        void whom_the_latest_observation_names_even_when_a_late_one_fires() {
            burns.sees(burn(30, 60, 20, Given.HOSTER), burn(0, 30, 20, Given.ATTESTOR));

            assertThat(burns.story()).containsExactly("FIRING 0..");
            assertThat(burns.last().getSuspectId()).isEqualTo(Given.HOSTER);
            assertThat(burns.last().getSummary()).startsWith("Most was missed by " + Given.HOSTER + ":");
        }

        @Test
        void the_same_one_to_the_end() {
            burns.sees(burn(0, 60, 20, Given.HOSTER), burn(60, 180, 2, Given.ATTESTOR));

            assertThat(burns.story()).containsExactly("FIRING 0..", "RESOLVED 0..60");
            assertThat(burns.last().getSuspectId()).isEqualTo(Given.HOSTER);
        }

        @Test
        void nobody_where_what_was_missed_is_of_no_one_node() {
            burns.sees(burn(0, 60, 20, null));

            assertThat(burns.last().getSuspectId()).isNull();
            assertThat(burns.last().getSummary()).startsWith("Most was missed by no one node:");
        }
    }

    @Nested
    class In_any_order {

        @Test
        void a_late_observation_takes_its_place_in_event_time() {
            watch.sees(latency(20, 40, 600), latency(40, 60, 600));
            assertThat(watch.said()).isEmpty();

            watch.sees(latency(0, 20, 600));

            assertThat(watch.story()).containsExactly("FIRING 0..");
        }

        @Test
        void a_late_recovery_breaks_a_breach_that_did_not_fire_yet() {
            watch.sees(latency(0, 20, 600), latency(40, 50, 600), latency(20, 40, 10), latency(50, 100, 1_500));

            assertThat(watch.said()).isEmpty();
            assertThat(watch.episode().getBreachSince()).isEqualTo(50_000);
        }

        @Test
        void a_late_breach_that_is_long_over_does_not_fire() {
            watch.sees(latency(600, 660, 100), latency(0, 60, 900), latency(590, 600, 100));

            assertThat(watch.said()).isEmpty();
        }

        @Test
        void a_duplicate_changes_nothing() {
            Observation twice = latency(0, 30, 600);
            watch.sees(twice, twice);
            var once = new Watch(Given.slow().build()).sees(twice).episode();

            assertThat(watch.episode()).isEqualTo(once);
        }

        @Test
        void a_correction_replaces_what_it_corrects() {
            Watch egress = new Watch(Given.slow()
                    .setSignal(Signal.EGRESS_BITS_PER_SECOND)
                    .setForMs(120_000)
                    .build());

            egress.sees(
                    figure(Signal.EGRESS_BITS_PER_SECOND, 0, 60, 0, 600),
                    figure(Signal.EGRESS_BITS_PER_SECOND, 60, 120, 0, 300),
                    figure(Signal.EGRESS_BITS_PER_SECOND, 60, 120, 1, 700),
                    figure(Signal.EGRESS_BITS_PER_SECOND, 60, 120, 0, 300));

            assertThat(egress.story()).containsExactly("FIRING 0..");
            assertThat(egress.last().getValue()).isEqualTo(700);
        }

        @Test
        void a_correction_of_the_very_figure_that_fired_ends_the_alert() {
            Watch egress = new Watch(Given.slow()
                    .setSignal(Signal.EGRESS_BITS_PER_SECOND)
                    .setForMs(0)
                    .build());

            egress.sees(
                    figure(Signal.EGRESS_BITS_PER_SECOND, 0, 60, 0, 600),
                    figure(Signal.EGRESS_BITS_PER_SECOND, 0, 60, 1, 100));

            assertThat(egress.story()).containsExactly("FIRING 0..", "RESOLVED 0..0");
        }

        @Test
        void a_correction_of_a_former_alert_does_not_make_the_next_one_older() {
            Watch egress = new Watch(Given.slow()
                    .setSignal(Signal.EGRESS_BITS_PER_SECOND)
                    .setForMs(60_000)
                    .build());
            egress.sees(
                    figure(Signal.EGRESS_BITS_PER_SECOND, 0, 60, 0, 600),
                    figure(Signal.EGRESS_BITS_PER_SECOND, 60, 120, 0, 100));

            egress.sees(
                    figure(Signal.EGRESS_BITS_PER_SECOND, 120, 180, 0, 700),
                    figure(Signal.EGRESS_BITS_PER_SECOND, 60, 120, 1, 700));

            assertThat(egress.story()).containsExactly("FIRING 0..", "RESOLVED 0..60", "FIRING 120..");
        }
    }

    @Nested
    class Says {

        @Test
        void the_figures_in_one_sentence() {
            watch.sees(latency(0, 60, 612.34), latency(60, 120, 100));

            assertThat(watch.said())
                    .extracting(Alert::getSummary)
                    .containsExactly(
                            "A hoster answers slowly: average latency over 1m is 612.3 ms, above 500 ms, for 1m",
                            "A hoster answers slowly: over after 1m, average latency over 1m is 100 ms");
        }

        @Test
        void which_records_the_figure_rests_on_and_no_more_than_eight() {
            LongStream.range(0, 12).forEach(i -> watch.sees(latency(i * 5, i * 5 + 5, 600)));

            Alert alert = watch.last();
            long lastOffset = watch.episode().getObservations().get(11).getOffset();
            assertThat(alert.getEvidence()).hasSize(8).last().isEqualTo(new Evidence("node.benchmarks", 0, lastOffset));
        }

        @Test
        void everything_that_the_rule_and_the_labels_say() {
            watch.sees(latency(0, 60, 600));

            Alert alert = watch.last();
            assertThat(alert.getStatus()).isEqualTo(AlertStatus.FIRING);
            assertThat(alert.getRule()).isEqualTo("slow");
            assertThat(alert.getSeverity()).isEqualTo(Severity.WARNING);
            assertThat(alert.getSignal()).isEqualTo(Signal.LATENCY_MS);
            assertThat(alert.getLabels()).isEqualTo(Given.LABELS);
            assertThat(alert.getThreshold()).isEqualTo(500);
            assertThat(alert.getFingerprint()).matches("[0-9a-f]{16}");
        }

        @Test
        void when_it_fired_and_the_rules_texts_with_the_figures_of_that_moment_to_its_end() {
            Watch noted = new Watch(Given.slow()
                    .setSummary("{node} of {team} answers slowly")
                    .setLabels(Map.of("team", "network"))
                    .setAnnotations(Map.of("next", "{value} where {threshold} is allowed in {region}"))
                    .build());

            noted.sees(latency(0, 30, 600), latency(30, 70, 800), latency(70, 140, 100));

            assertThat(noted.story()).containsExactly("FIRING 0..", "RESOLVED 0..70");
            assertThat(noted.said()).allSatisfy(alert -> {
                assertThat(alert.getFiredAt()).isEqualTo(70_000);
                assertThat(alert.getLabels()).containsEntry("team", "network").containsAllEntriesOf(Given.LABELS);
                assertThat(alert.getAnnotations())
                        .isEqualTo(Map.of("next", "700 ms where 500 ms is allowed in europe"));
                assertThat(alert.getSummary()).startsWith(Given.HOSTER + " of network answers slowly: ");
            });
        }

        @Test
        void what_of_it_is_worst_where_that_is_known() {
            Watch burns = new Watch(Given.slow()
                    .setSignal(Signal.BURN_RATE)
                    .setBurnWindowMs(3_600_000L)
                    .setThreshold(13.44)
                    .setClearThreshold(10.0)
                    .setForMs(0)
                    .build());

            burns.sees(ComplianceSignals.of(
                            NodeRecords.compliance(0, 60, 0, 20.0, 15.0),
                            new SourcePosition("gauge.compliance", 0, 0, 0))
                    .get(1));

            assertThat(burns.last().getSummary())
                    .isEqualTo("A hoster answers slowly: average burn rate over 1m is 15 (most missed by "
                            + Given.HOSTER + "), above 13.44, for 1m");
        }

        @Test
        void why_it_is_closed_when_its_rule_goes_away() {
            watch.sees(latency(0, 60, 600), latency(60, 90, 600));

            Alert closed = AlertPolicy.withdraw("f", watch.episode(), Withdrawal.RULE_CHANGED)
                    .orElseThrow();

            assertThat(closed.getStatus()).isEqualTo(AlertStatus.RESOLVED);
            assertThat(closed.getEndsAt()).isEqualTo(90_000);
            assertThat(closed.getSummary())
                    .isEqualTo("A hoster answers slowly: closed after 1m 30s, because its rule was changed");
        }

        @Test
        void nothing_when_a_rule_goes_away_that_did_not_fire() {
            watch.sees(latency(0, 10, 600));

            assertThat(AlertPolicy.withdraw("f", watch.episode(), Withdrawal.RULE_NOT_IN_FORCE))
                    .isEmpty();
        }
    }

    @Nested
    class Remembers {

        @Test
        void no_more_than_the_bound_and_still_when_the_breach_began() {
            Watch patient = new Watch(
                    Given.slow().setOverMs(3_600_000).setForMs(3_600_000).build());
            LongStream.range(0, 3_599).forEach(i -> patient.sees(latency(i, i + 1, 600)));
            assertThat(patient.said()).isEmpty();
            assertThat(patient.episode().getObservations()).hasSize(ObservationLog.MOST);

            patient.sees(latency(3_599, 3_600, 600));

            assertThat(patient.story()).containsExactly("FIRING 0..");
        }

        @Test
        void no_observation_that_can_no_longer_count() {
            LongStream.range(0, 100).forEach(i -> watch.sees(latency(i * 10, i * 10 + 10, 100)));

            assertThat(watch.episode().getObservations()).hasSize(12);
        }
    }

    @Nested
    class Counts {

        private final Watch errors = new Watch(Given.slow()
                .setSignal(Signal.NET_ERRORS)
                .setAggregate(Aggregate.MAX)
                .setThreshold(5.0)
                .setClearThreshold(0.0)
                .setForMs(0)
                .build());

        @Test
        void errors_since_the_observation_before() {
            errors.sees(counted(0, 1_000), counted(10, 1_003));
            assertThat(errors.said()).isEmpty();

            errors.sees(counted(20, 1_010));

            assertThat(errors.last().getValue()).isEqualTo(7);
        }

        @Test
        void from_nothing_when_the_counter_was_started_again() {
            errors.sees(counted(0, 1_000), counted(10, 3));

            assertThat(errors.said()).isEmpty();
        }

        @Test
        void across_a_silence_longer_than_the_span() {
            errors.sees(counted(0, 1_000), counted(1_000, 1_050));

            assertThat(errors.last().getValue()).isEqualTo(50);
        }

        private static Observation counted(long second, double errors) {
            return figure(Signal.NET_ERRORS, second, second + 10, 0, errors);
        }
    }
}

package io.swarmgauge.streams.alert.cause;

import static io.swarmgauge.streams.alert.cause.GivenConditions.alert;
import static io.swarmgauge.streams.alert.cause.GivenConditions.host;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.gauge.SuspectedCause;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.state.alert.HostCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostCausePolicyTest {

    private final HostCausePolicy policy = new HostCausePolicy();

    @Nested
    class Suspects {

        @Test
        void processors_that_were_saturated_on_average() {
            List<SuspectedCause> causes = causes(
                    host(100).setCpuRatio(0.875).build(),
                    host(110).setCpuRatio(0.9375).build());

            assertThat(causes)
                    .containsExactly(new SuspectedCause(
                            CauseKind.CPU_SATURATED,
                            "CPU use averaged 90.6 % over 2 samples, saturated from 90 %",
                            0.90625,
                            List.of(
                                    new Evidence("node.host-metrics", 0, 110L),
                                    new Evidence("node.host-metrics", 0, 120L))));
        }

        @Test
        void memory_that_ran_short_once() {
            assertThat(causes(
                            host(100).setMemoryFreeRatio(0.04).build(),
                            host(110).setMemoryFreeRatio(0.5).build()))
                    .extracting(SuspectedCause::getText)
                    .containsExactly("Free memory fell to 4 %, short below 5 %");
        }

        @Test
        void paging() {
            assertThat(causes(host(100).setPagesPerSecond(250.0).build()))
                    .extracting(SuspectedCause::getText)
                    .containsExactly("250 pages per second went from and to disk on average, much from 100");
        }

        @Test
        void a_disk_that_is_full_by_its_name() {
            assertThat(causes(host(100)
                            .setDiskFreeRatio(0.012)
                            .setFullestDisk("/data")
                            .build()))
                    .extracting(SuspectedCause::getKind, SuspectedCause::getText)
                    .containsExactly(tuple(CauseKind.DISK_FULL, "Disk /data had 1.2 % free, full below 5 %"));
        }

        @Test
        void a_disk_that_is_busier_than_it_usually_is() {
            List<HostCondition> kept = new ArrayList<>(usual(40));
            kept.add(host(100)
                    .setDiskTransfersPerSecond(400.0)
                    .setBusiestDisk("sda")
                    .build());

            assertThat(causes(kept.toArray(HostCondition[]::new)))
                    .extracting(SuspectedCause::getText)
                    .containsExactly("The busiest disk, sda, did 400 transfers per second on average, its usual is 40");
        }

        @Test
        void errors_that_are_new_and_not_those_that_were_counted_before() {
            assertThat(causes(
                            host(90).setLinkErrors(Map.of("eth0", 1_000L, "eth1", 5L))
                                    .build(),
                            host(100)
                                    .setLinkErrors(Map.of("eth0", 1_002L, "eth1", 5L))
                                    .build(),
                            host(110)
                                    .setLinkErrors(Map.of("eth0", 3L, "eth1", 5L))
                                    .build()))
                    .extracting(SuspectedCause::getText)
                    .containsExactly("5 new errors on eth0");
        }

        @Test
        void a_link_that_was_full() {
            assertThat(causes(host(100)
                            .setLinkUseRatio(0.95)
                            .setFullestLink("eth0")
                            .build()))
                    .extracting(SuspectedCause::getText)
                    .containsExactly("The link of eth0 was used to 95 % on average, saturated from 90 %");
        }

        @Test
        void a_host_that_stopped_speaking_before_the_alert_fired() {
            List<SuspectedCause> causes = policy.causes(
                    alert(100, 200), List.of(host(140).build(), host(150).build()));

            assertThat(causes)
                    .containsExactly(new SuspectedCause(
                            CauseKind.HOST_SILENT,
                            "The host's metrics had stopped 40 s before, 30 s or more is a silence",
                            40.0,
                            List.of(new Evidence("node.host-metrics", 0, 160L))));
        }

        @Test
        void the_strongest_first() {
            assertThat(causes(host(100)
                            .setCpuRatio(0.91)
                            .setDiskFreeRatio(0.0)
                            .setFullestDisk("/")
                            .setMemoryFreeRatio(0.02)
                            .build()))
                    .extracting(SuspectedCause::getKind)
                    .containsExactly(CauseKind.DISK_FULL, CauseKind.MEMORY_SHORT, CauseKind.CPU_SATURATED);
        }
    }

    @Nested
    class Does_not_suspect {

        @Test
        void what_is_within_its_limits() {
            assertThat(causes(host(100)
                            .setCpuRatio(0.89)
                            .setMemoryFreeRatio(0.05)
                            .setPagesPerSecond(99.0)
                            .setDiskFreeRatio(0.05)
                            .setFullestDisk("/")
                            .setDiskTransfersPerSecond(5_000.0)
                            .setBusiestDisk("sda")
                            .setLinkErrors(Map.of("eth0", 9L))
                            .setLinkUseRatio(0.89)
                            .setFullestLink("eth0")
                            .build()))
                    .isEmpty();
        }

        @Test
        void what_the_platform_does_not_say() {
            assertThat(causes(host(100).build())).isEmpty();
        }

        @Test
        void what_was_over_long_before_or_began_after() {
            assertThat(causes(
                            host(20).setCpuRatio(1.0).build(),
                            host(100).setCpuRatio(0.1).build(),
                            host(120).setCpuRatio(1.0).build()))
                    .isEmpty();
        }

        @Test
        void what_lies_longer_back_than_a_quarter_of_an_hour() {
            assertThat(policy.causes(
                            alert(0, 2_000),
                            List.of(
                                    host(1_000).setCpuRatio(1.0).build(),
                                    host(1_990).setCpuRatio(0.1).build())))
                    .isEmpty();
        }

        @Test
        void the_silence_of_a_host_that_was_never_heard() {
            assertThat(policy.causes(alert(100, 200), List.of())).isEmpty();
        }

        @Test
        void disks_of_which_no_usual_is_known() {
            List<HostCondition> kept = new ArrayList<>(usual(40).subList(0, 4));
            kept.add(host(100).setDiskTransfersPerSecond(400.0).build());

            assertThat(causes(kept.toArray(HostCondition[]::new))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"CPU_RATIO, MEMORY_SHORT", "MEMORY_FREE_RATIO, CPU_SATURATED"})
        void what_the_alert_itself_is_about(Signal signal, CauseKind other) {
            Alert alert = Alert.newBuilder(alert(100, 120)).setSignal(signal).build();

            assertThat(policy.causes(
                            alert,
                            List.of(host(100)
                                    .setCpuRatio(1.0)
                                    .setMemoryFreeRatio(0.0)
                                    .build())))
                    .extracting(SuspectedCause::getKind)
                    .containsExactly(other);
        }
    }

    @Test
    void where_nothing_was_said_meanwhile_the_last_word_before_counts() {
        assertThat(policy.causes(
                        alert(100, 101),
                        List.of(
                                host(70).setCpuRatio(0.1).build(),
                                host(80).setCpuRatio(1.0).build())))
                .extracting(SuspectedCause::getKind)
                .containsExactly(CauseKind.CPU_SATURATED);
    }

    @Test
    void no_more_than_eight_records_are_named() {
        HostCondition[] many = LongStream.range(0, 20)
                .mapToObj(i -> host(100 + i).setCpuRatio(1.0).build())
                .toArray(HostCondition[]::new);

        assertThat(causes(many)).first().satisfies(cause -> assertThat(cause.getEvidence())
                .hasSize(8)
                .last()
                .isEqualTo(new Evidence("node.host-metrics", 0, 129L)));
    }

    /** Of an alert from second 100 to 120. */
    private List<SuspectedCause> causes(HostCondition... kept) {
        return policy.causes(alert(100, 120), List.of(kept));
    }

    private static List<HostCondition> usual(double transfers) {
        return LongStream.range(0, 6)
                .mapToObj(i ->
                        host(40 + i * 10).setDiskTransfersPerSecond(transfers).build())
                .toList();
    }
}

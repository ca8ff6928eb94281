package io.swarmgauge.streams.kit.ledger;

import static io.swarmgauge.streams.kit.ledger.Pennies.HOUR;
import static io.swarmgauge.streams.kit.ledger.Pennies.MINUTE;
import static io.swarmgauge.streams.kit.ledger.Pennies.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.state.ledger.LedgerEntry;
import io.swarmgauge.streams.testkit.LedgerDriver;
import io.swarmgauge.streams.testkit.Shuffle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    private static final char CONTRIBUTION = 'c';
    private static final char SOURCE = 's';

    @TempDir
    Path directory;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private LedgerDriver<String> ledger;

    @BeforeEach
    void open() {
        ledger = new LedgerDriver<>(directory, Pennies.ledger(new StreamsMeters(meters)), Serdes.String());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void anEntityIsConcludedOnceForAllThatItWasGivenAndDatedByItsLatestWindow() {
        // Given
        ledger.hear(entry("a", "x", 0, 0, 5));
        ledger.hear(entry("a", "y", MINUTE, 0, 7));
        ledger.hear(entry("b", "x", 2 * HOUR, 0, 1));

        // When
        List<TestRecord<String, String>> said = ledger.concluded();

        // Then
        assertThat(said).extracting(TestRecord::value).containsExactly("a@2: 0h 2/12", "b@121: 2h 1/1");
        assertThat(said).extracting(TestRecord::key).containsExactly("a", "b");
        assertThat(said).extracting(TestRecord::timestamp).containsExactly(2 * MINUTE - 1, 2 * HOUR + MINUTE - 1);
        assertThat(ledger.concluded()).isEmpty();
    }

    @Test
    void aTurnEndsWhenItsTimeIsUpAndTheNextGoesOnWithWhoHasWaited() {
        // Given: three conclusions take a turn
        long third = LedgerProcessor.BUDGET.toNanos() / 3 + 1;
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
        try (LedgerDriver<String> slow = new LedgerDriver<>(
                directory.resolve("slow"),
                Pennies.ledger(new StreamsMeters(meters), () -> nanos.getAndAdd(third)),
                Serdes.String())) {
            for (String entity : List.of("a", "b", "c", "d", "e", "f", "g")) {
                slow.hear(entry(entity, "x", 0, 0, 1));
            }

            // When, then
            assertThat(slow.concluded()).extracting(TestRecord::key).containsExactly("a", "b", "c");
            slow.hear(entry("a", "x", MINUTE, 0, 1));
            slow.hear(entry("b", "x", MINUTE, 0, 1));
            assertThat(slow.concluded()).extracting(TestRecord::key).containsExactly("d", "e", "f");
            assertThat(slow.concluded()).extracting(TestRecord::key).containsExactly("g", "a", "b");
            assertThat(slow.concluded()).isEmpty();
        }
    }

    @Test
    void aRevisionTakesThePlaceOfTheFormerOne() {
        ledger.hear(entry("a", "x", 0, 0, 5));
        ledger.hear(entry("a", "y", 0, 0, 100));
        ledger.hear(entry("a", "x", 0, 1, 7));
        assertThat(said()).containsExactly("a@1: 0h 2/107");

        ledger.hear(entry("a", "x", 0, 3, 0));
        assertThat(said()).containsExactly("a@1: 0h 2/100");
    }

    @Test
    void anOlderOrEqualRevisionChangesNothing() {
        ledger.hear(entry("a", "x", 0, 2, 5));
        assertThat(said()).hasSize(1);

        ledger.hear(entry("a", "x", 0, 2, 6));
        ledger.hear(entry("a", "x", 0, 1, 7));

        assertThat(said()).isEmpty();
        assertThat(count("swarmgauge.streams.duplicates")).isEqualTo(2);
    }

    @Test
    void aRevisionThatSaysTheSameIsNotConcludedAgain() {
        ledger.hear(entry("a", "x", 0, 0, 5));
        assertThat(said()).hasSize(1);
        ledger.hear(entry("a", "x", 0, 1, 5));
        assertThat(said()).isEmpty();
    }

    @Test
    void whatIsAddedAfterARevisionAndBeforeTheConclusionCountsOnce() {
        ledger.hear(entry("a", "x", 0, 0, 5));
        ledger.hear(entry("a", "x", 0, 1, 7));
        ledger.hear(entry("a", "x", MINUTE, 0, 1));
        assertThat(said()).containsExactly("a@2: 0h 2/8");
    }

    @Test
    void aBucketCountsUntilTheHorizonPassesItsEnd() {
        ledger.hear(entry("a", "x", HOUR - MINUTE, 0, 5));
        ledger.hear(entry("a", "x", HOUR, 0, 6));
        ledger.hear(entry("a", "x", 25 * HOUR - 2 * MINUTE, 0, 7));
        assertThat(said()).containsExactly("a@1499: 0h 1/5 1h 1/6 24h 1/7");

        ledger.hear(entry("a", "x", 25 * HOUR - MINUTE, 0, 8));
        assertThat(said()).containsExactly("a@1500: 1h 1/6 24h 2/15");
    }

    @Test
    void whatComesForABucketBeyondTheHorizonIsCountedAsExpired() {
        ledger.hear(entry("a", "x", 48 * HOUR, 0, 7));
        ledger.hear(entry("a", "y", 24 * HOUR - MINUTE, 0, 5));
        ledger.hear(entry("a", "y", 24 * HOUR, 0, 6));

        assertThat(said()).containsExactly("a@2881: 24h 1/6 48h 1/7");
        assertThat(count("swarmgauge.streams.expired")).isEqualTo(1);
    }

    @Test
    void aContributionIsSettledWhenItsSourceIsPastItsRetentionAndStillCounts() {
        // Given: revisable for two hours and the bucket of slack
        ledger.hear(entry("a", "x", 0, 0, 5));
        ledger.hear(entry("a", "x", 4 * HOUR - 2 * MINUTE, 0, 6));
        ledger.hear(entry("a", "x", 0, 1, 50));
        assertThat(said()).containsExactly("a@239: 0h 1/50 3h 1/6");
        assertThat(ledger.kept(CONTRIBUTION)).isEqualTo(2);

        // When
        ledger.hear(entry("a", "x", 4 * HOUR - MINUTE, 0, 7));

        // Then
        assertThat(ledger.kept(CONTRIBUTION)).isEqualTo(2);
        ledger.hear(entry("a", "x", 0, 2, 500));
        assertThat(said()).containsExactly("a@240: 0h 1/50 3h 2/13");
        assertThat(count("swarmgauge.streams.expired")).isEqualTo(1);
    }

    @Test
    void aSourceThatLagsBehindTheOthersIsStillRevised() {
        ledger.hear(entry("a", "x", 0, 0, 5));
        ledger.hear(entry("a", "x", 20 * HOUR, 0, 6));
        ledger.hear(entry("a", "lagging", 0, 0, 7));
        ledger.hear(entry("a", "lagging", 0, 1, 70));

        assertThat(said()).containsExactly("a@1201: 0h 2/75 20h 1/6");
        assertThat(count("swarmgauge.streams.expired")).isZero();
    }

    @Test
    void aSettledContributionSurvivesTheRevisionOfAnotherOfItsBucket() {
        ledger.hear(entry("a", "x", 0, 0, 5));
        ledger.hear(entry("a", "y", 0, 0, 7));
        ledger.hear(entry("a", "y", 0, 1, 8));
        ledger.hear(entry("a", "x", 20 * HOUR, 0, 1));
        ledger.hear(entry("a", "y", 0, 2, 9));

        assertThat(said()).containsExactly("a@1201: 0h 2/14 20h 1/1");
    }

    @Test
    void sourcesThatFellSilentAreForgottenWithTheHorizon() {
        ledger.hear(entry("a", "x", 0, 0, 5));
        ledger.hear(entry("a", "y", 48 * HOUR, 0, 1));
        assertThat(said()).containsExactly("a@2881: 48h 1/1");
        assertThat(ledger.kept(CONTRIBUTION)).isEqualTo(1);
        assertThat(ledger.kept(SOURCE)).isEqualTo(1);
    }

    @Test
    void aRestartForgetsNeitherWhatIsKeptNorWhatIsStillToBeConcluded() {
        ledger.hear(entry("a", "x", 0, 0, 5));
        ledger.hear(entry("b", "x", 0, 0, 6));
        ledger.hear(entry("a", "x", 0, 1, 7));

        ledger.restart();

        assertThat(said()).containsExactly("a@1: 0h 1/7", "b@1: 0h 1/6");
        ledger.restart();
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyOrderAndAnyDuplicationLeadToTheSameConclusions(long seed) {
        List<LedgerEntry> entries = entries(new Random(seed));
        entries.forEach(ledger::hear);
        Map<String, String> inOrder = last(ledger);
        assertThat(inOrder).hasSize(2);

        try (LedgerDriver<String> other = new LedgerDriver<>(
                directory.resolve("other"), Pennies.ledger(new StreamsMeters(meters)), Serdes.String())) {
            Map<String, String> conclusions = new TreeMap<>();
            Random random = new Random(seed);
            for (LedgerEntry entry : Shuffle.of(entries, seed)) {
                other.hear(entry);
                if (random.nextInt(10) == 0) {
                    conclusions.putAll(last(other));
                }
            }
            conclusions.putAll(last(other));
            assertThat(conclusions).isEqualTo(inOrder);
        }
    }

    /** Two entities and two sources over two hours, some windows revised: all of it within the retention. */
    private static List<LedgerEntry> entries(Random random) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (String entity : List.of("a", "b")) {
            for (String source : List.of("x", "y")) {
                for (long start = 0; start < 2 * HOUR; start += 10 * MINUTE) {
                    for (int revision = 0; revision <= random.nextInt(3); revision++) {
                        entries.add(entry(entity, source, start, revision, random.nextInt(100)));
                    }
                }
            }
        }
        return entries;
    }

    private static Map<String, String> last(LedgerDriver<String> ledger) {
        Map<String, String> last = new TreeMap<>();
        ledger.concluded().forEach(said -> last.put(said.key(), said.value()));
        return last;
    }

    private List<String> said() {
        return ledger.concluded().stream().map(TestRecord::value).toList();
    }

    private double count(String meter) {
        return meters.counter(meter, "room", "pennies").count();
    }
}

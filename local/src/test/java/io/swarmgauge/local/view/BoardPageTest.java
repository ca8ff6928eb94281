package io.swarmgauge.local.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.Amount;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.Flow;
import io.swarmgauge.schema.gauge.NodeBandwidth;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardPageTest {

    private static final String SETUP = "setup-1";
    private static final long START = 1_800_000_000_000L;
    private static final long END = START + 10_000;

    private final Board board = new Board(START);
    private SwarmPlan plan;

    BoardPageTest(@TempDir Path directory) {
        plan = SwarmPlan.of(KeyRing.open(directory.resolve("keys")));
    }

    @BeforeEach
    void aWindowOfConclusions() {
        board.add(ranking(START, place("bao", 1, 4.5), place("anna", 1, 5.0), place("ekow", 3, 155.0)));
        board.add(new BandwidthWindow(
                SETUP,
                START,
                END,
                0,
                flow(0),
                flow(3_000_000),
                List.of(bandwidth("anna"), bandwidth("bao")),
                List.of(),
                null));
        board.add(new SelfReportVerdicts(
                SETUP,
                START,
                END,
                0,
                List.of(verdict("anna", Verdict.CONSISTENT), verdict("bao", Verdict.OVER_REPORTED)),
                null));
    }

    @Test
    void showsHostersInOrderOfRankWithWhatIsKnownOfEach() {
        List<String> page = new BoardPage(plan).live(board);

        assertThat(page.get(0)).contains(SETUP, "08:00:00–08:00:10", "2.40 Mbit/s out");
        assertThat(page.get(2)).contains("#1", "bao", "4.5 ms", "1.5", "OVER_REPORTED");
        assertThat(page.get(3)).contains("#1", "anna", "CONSISTENT");
        assertThat(page.get(4)).contains("#3", "ekow", "155.0 ms");
        assertThat(page).last().isEqualTo("No open alerts.");
    }

    @Test
    void showsAnAlertUntilItIsResolved() {
        board.add(alert(AlertStatus.FIRING));
        assertThat(new BoardPage(plan).live(board)).last().asString().contains("WARNING", "node ekow", "slow");

        board.add(alert(AlertStatus.RESOLVED));
        assertThat(new BoardPage(plan).live(board)).last().isEqualTo("No open alerts.");
        assertThat(board.firedAlerts()).hasSize(1);
    }

    @Test
    void sumsUpTheLastOrderAndTheVerdicts() {
        assertThat(String.join("\n", new SummaryPage(plan).of(board)))
                .contains("#1 bao 4.5 ms (4.5–4.5) = #1 anna 5.0 ms (5.0–5.0) > #3 ekow")
                .contains("bao     OVER_REPORTED  (OVER_REPORTED × 1)")
                .contains("alerts that fired: 0");
    }

    @Test
    void aRevisionOfAnOlderWindowDoesNotReplaceANewerOne() {
        board.add(ranking(END, place("anna", 1, 1.0)));
        board.add(ranking(START, place("bao", 1, 2.0)));

        assertThat(new BoardPage(plan).live(board).get(2)).contains("anna", "1.0 ms");
    }

    @Test
    void windowsFromBeforeTheRunDoNotCount() {
        Board later = new Board(END);
        later.add(ranking(START, place("anna", 1, 1.0)));

        assertThat(later.setups()).isEmpty();
        assertThat(new SummaryPage(plan).of(later)).anyMatch(line -> line.contains("no window was concluded"));
    }

    private String id(String name) {
        return plan.members().stream()
                .filter(member -> member.name().equals(name))
                .map(Member::nodeId)
                .findFirst()
                .orElseThrow()
                .hex();
    }

    private static Ranking ranking(long start, RankedHoster... hosters) {
        return new Ranking(SETUP, Performance.LATENCY, start, start + 10_000, 0, List.of(hosters), null, null);
    }

    private RankedHoster place(String name, @Nullable Integer rank, double estimate) {
        return new RankedHoster(id(name), rank, estimate, estimate, estimate, 40, 0);
    }

    private static Flow flow(long bytes) {
        return new Flow(bytes / 16_000, bytes, bytes * 0.8);
    }

    private NodeBandwidth bandwidth(String name) {
        return new NodeBandwidth(id(name), "europe", flow(0), flow(1_500_000), 5, 0L);
    }

    private ClaimVerdict verdict(String name, Verdict verdict) {
        Amount amount = new Amount(90L, 1_500_000L);
        return new ClaimVerdict(id(name), verdict, "because", amount, amount, amount, amount, amount, 1_500_000L);
    }

    private Alert alert(AlertStatus status) {
        return Alert.newBuilder()
                .setFingerprint("0123456789abcdef")
                .setStatus(status)
                .setRule("hoster-slow")
                .setSeverity(Severity.WARNING)
                .setSummary("slow")
                .setLabels(Map.of("node", id("ekow"), "setup", SETUP))
                .setSignal(Signal.LATENCY_MS)
                .setStartsAt(START)
                .setEvidence(List.of())
                .build();
    }
}

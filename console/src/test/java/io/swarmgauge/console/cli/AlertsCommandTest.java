package io.swarmgauge.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AlertsCommandTest {

    private final StringWriter text = new StringWriter();

    @Test
    void onlySeveritiesThatARuleCanHaveAreOffered() {
        for (String word : new String[] {"huge", "unknown"}) {
            text.getBuffer().setLength(0);

            assertThat(run("--severity", "info," + word)).isEqualTo(2);

            assertThat(text.toString())
                    .contains("'%s' is no severity: say info, warning or critical".formatted(word))
                    .doesNotContain("UNKNOWN");
        }
    }

    @Test
    void theHelpNamesTheSeverities() {
        assertThat(run("--help")).isZero();

        assertThat(text.toString()).contains("info, warning, critical").doesNotContain("UNKNOWN");
    }

    private int run(String... words) {
        return new CommandLine(new AlertsCommand())
                .setUsageHelpWidth(200)
                .setOut(new PrintWriter(text, true))
                .setErr(new PrintWriter(text, true))
                .execute(words);
    }
}

package io.swarmgauge.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DocumentedRatioTest {

    private final DocumentedRatio documented = new DocumentedRatio(0.40);

    @Test
    void lessThanThreeQuartersIsSlower() {
        assertThat(documented.allows(0.31)).isTrue();
        assertThat(documented.allows(0.29)).isFalse();
        assertThat(documented.verdict(0.29)).startsWith("SLOWER: swarmgauge-trusting makes 0.29 of bare");
    }

    @Test
    void thePageStatesTheRatioThatIsChecked() throws IOException {
        String page = Files.readString(Path.of("../docs/performance.md"));

        assertThat(page)
                .contains(String.format(
                        Locale.ROOT,
                        "documented ratio: **%.2f**",
                        DocumentedRatio.read().ratio()));
    }
}

package io.swarmgauge.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page shows what the figures beside it come to. {@code -Dscale.record=true} writes its tables anew. */
class ScalePageTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path PAGE = DOCS.resolve("scale.md");
    private static final String BEGIN = "<!-- tables: bench scale -->\n";
    private static final String END = "<!-- end of tables -->\n";

    @TempDir
    private Path directory;

    @Test
    void thePageHoldsTheTablesThatTheCommandPrints() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String tables = ScaleTables.of(ScaleInputs.read(DOCS.resolve("scale.properties")));
        if (Boolean.getBoolean("scale.record")) {
            page = page.substring(0, begin) + tables + page.substring(end);
            Files.writeString(PAGE, page);
            end = page.indexOf(END);
        }

        assertThat(page.substring(begin, end))
                .as("docs/scale.md was made from other figures: run this test with -Dscale.record=true")
                .isEqualTo(tables);
    }

    @Test
    void twiceTheNodesNeedTwiceTheRecordsAndTheState() throws IOException {
        ScaleInputs inputs = ScaleInputs.read(DOCS.resolve("scale.properties"));
        ScalePlan one = new ScalePlan(inputs.withNodes(1_000_000));
        ScalePlan two = new ScalePlan(inputs.withNodes(2_000_000));

        assertThat(two.nodeFlows()).zipSatisfy(one.nodeFlows(), (twice, once) -> assertThat(twice.perSecond())
                .isEqualTo(2 * once.perSecond()));
        assertThat(one.nodeFlows().get(0).perSecond()).isEqualTo(500_000);
    }

    @Test
    void aLineThatIsNoInputIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("scale.properties"), "nodes = many; nodes; guessed\n");

        assertThatThrownBy(() -> ScaleInputs.read(file))
                .hasMessageContaining("'nodes = many; nodes; guessed' is not 'key = number");
    }
}

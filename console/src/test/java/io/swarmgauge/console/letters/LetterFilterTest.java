package io.swarmgauge.console.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LetterFilterTest {

    private static final String SIGNER = Letters.NODE.nodeId().hex();

    private final DeadLetter letter = Letters.letter(5, "INVALID");

    @Test
    void nothingAskedForTakesAll() {
        assertThat(filter("", "", "", "", 0).takes(letter)).isTrue();
    }

    @Test
    void eachFigureRestricts() {
        assertThat(filter("invalid", "", "", "", 0).takes(letter)).isTrue();
        assertThat(filter("TOO_LATE", "", "", "", 0).takes(letter)).isFalse();
        assertThat(filter("", "node.transfers", "", "", 0).takes(letter)).isTrue();
        assertThat(filter("", "node.jobs", "", "", 0).takes(letter)).isFalse();
        assertThat(filter("", "", SIGNER.substring(0, 6), "", 0).takes(letter)).isTrue();
        assertThat(filter("", "", SIGNER.substring(1, 9), "", 0).takes(letter)).isFalse();
        assertThat(filter("", "", "", "setup-1", 0).takes(letter)).isTrue();
        assertThat(filter("", "", "", "setup", 0).takes(letter)).isFalse();
        assertThat(filter("", "", "", "", letter.refusedAt()).takes(letter)).isTrue();
        assertThat(filter("", "", "", "", letter.refusedAt() + 1).takes(letter)).isFalse();
    }

    @Test
    void allThatIsAskedForMustHold() {
        assertThat(filter("INVALID", "node.jobs", "", "", 0).takes(letter)).isFalse();
    }

    private static LetterFilter filter(String reason, String topic, String node, String key, long since) {
        return new LetterFilter(
                given(reason),
                given(topic),
                given(node),
                given(key),
                since == 0 ? OptionalLong.empty() : OptionalLong.of(since));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }
}

package io.swarmgauge.console.letters;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.letters.LetterCounts.Count;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NewestLettersTest {

    @Test
    void theNewestStayWhateverTheOrderTheyComeIn() {
        List<DeadLetter> letters = new ArrayList<>(LongStream.range(0, 20)
                .mapToObj(offset -> Letters.letter(offset, "INVALID"))
                .toList());
        Collections.shuffle(letters, new Random(7));
        NewestLetters newest = new NewestLetters(3);

        letters.forEach(newest::offer);

        assertThat(newest.all())
                .extracting(letter -> letter.position().offset())
                .containsExactly(19L, 18L, 17L);
        assertThat(newest.older()).isEqualTo(17);
    }

    @Test
    void lettersAreCountedByReasonTopicAndSignerTheMostNumerousFirst() {
        LetterCounts counts = new LetterCounts();
        counts.add(Letters.letter(1, "TOO_LATE"));
        counts.add(Letters.letter(3, "INVALID"));
        counts.add(Letters.letter(2, "INVALID"));

        assertThat(counts.all()).extracting(count -> count.kind().reason()).containsExactly("INVALID", "TOO_LATE");
        Count invalid = counts.all().get(0);
        assertThat(invalid.letters()).isEqualTo(2);
        assertThat(invalid.example()).isEqualTo(new Position(0, 3));
        assertThat(invalid.kind().signer()).contains(Letters.NODE.nodeId());
    }

    @Test
    void positionsAreReadAsTheyAreWritten() {
        assertThat(Position.parse("3@1024")).contains(new Position(3, 1024));
        assertThat(List.of("", "3", "@", "3@", "3@-1", "-3@1", "3@1@2", "3@99999999999999999999"))
                .allSatisfy(text -> assertThat(Position.parse(text)).isEmpty());
    }
}

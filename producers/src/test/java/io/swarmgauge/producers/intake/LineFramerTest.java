package io.swarmgauge.producers.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFramerTest {

    private final List<String> lines = new ArrayList<>();
    private final List<String> tooLong = new ArrayList<>();
    private final LineFramer framer = new LineFramer(new LineFramer.Sink() {
        @Override
        public void line(byte[] bytes, int offset, int length) {
            lines.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void tooLong(byte[] bytes, int offset, int length) {
            tooLong.add(new String(bytes, offset, Math.min(3, length), StandardCharsets.UTF_8));
        }
    });

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void howTheBytesArriveMakesNoDifference(long seed) {
        Random random = new Random(seed);
        List<String> said = new ArrayList<>();
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String line = "é" + "x".repeat(random.nextInt(i % 20 == 0 ? LineFramer.LONGEST_LINE - 2 : 300));
            said.add(line);
            stream.append(line).append('\n');
        }
        byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);

        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(5_000));
            framer.feed(bytes, at, length);
            at += length;
        }

        assertThat(lines).isEqualTo(said);
        assertThat(tooLong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 65_536, 70_000, 1_000_000})
    void aLineThatIsTooLongIsSkippedAndTheNextIsRead(int piece) {
        feed("a" + "x".repeat(LineFramer.LONGEST_LINE) + "\nshort\n", piece);
        feed("b" + "x".repeat(3 * LineFramer.LONGEST_LINE) + "\n", piece);
        feed("longest" + "x".repeat(LineFramer.LONGEST_LINE - 7) + "\nlast\n", piece);

        assertThat(tooLong).containsExactly("axx", "bxx");
        assertThat(lines).hasSize(3).startsWith("short").endsWith("last");
    }

    @Test
    void blankLinesAreNoLines() {
        feed("\n\r\n  \n{}\r\n", 100);

        assertThat(lines).containsExactly("{}\r");
    }

    @Test
    void whatIsLeftAtTheEndIsALine() {
        feed("one\ntwo", 100);
        framer.end();
        framer.end();

        assertThat(lines).containsExactly("one", "two");
    }

    private void feed(String text, int piece) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += piece) {
            framer.feed(bytes, at, Math.min(piece, bytes.length - at));
        }
    }
}

package io.swarmgauge.console.cli;

import io.swarmgauge.console.letters.DeadLetter;
import io.swarmgauge.console.letters.LetterCounts.Count;
import io.swarmgauge.identity.NodeId;
import java.io.PrintWriter;

/** Dead letters as rows on a screen. */
final class LetterTable {

    private static final String LETTER = "%-12s  %-20s  %-13s  %-20s  %-20s  %-8s  %s%n";
    private static final String COUNT = "%9s  %-13s  %-20s  %-64s  %-20s  %s%n";
    private static final int KEY = 20;
    private static final String NONE = "-";

    private final PrintWriter out;

    LetterTable(PrintWriter out) {
        this.out = out;
    }

    void heads() {
        out.printf(LETTER, "POSITION", "REFUSED", "REASON", "TOPIC", "KEY", "SIGNER", "DETAIL");
    }

    void row(DeadLetter letter) {
        out.printf(
                LETTER,
                letter.position(),
                Shown.time(letter.refusedAt()),
                Shown.text(letter.reason()),
                topic(letter.topic()),
                letter.key().map(key -> Shown.brief(key, KEY)).orElse(NONE),
                letter.signer().map(NodeId::brief).orElse(NONE),
                Shown.text(letter.detail()));
    }

    void countHeads() {
        out.printf(COUNT, "LETTERS", "REASON", "TOPIC", "SIGNER", "NEWEST", "EXAMPLE");
    }

    void row(Count count) {
        out.printf(
                COUNT,
                count.letters(),
                Shown.text(count.kind().reason()),
                topic(count.kind().topic()),
                count.kind().signer().map(NodeId::hex).orElse(NONE),
                Shown.time(count.newest()),
                count.example());
    }

    private static String topic(String topic) {
        return topic.isEmpty() ? NONE : Shown.text(topic);
    }
}

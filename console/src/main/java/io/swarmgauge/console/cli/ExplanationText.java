package io.swarmgauge.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.console.letters.DeadLetter;
import io.swarmgauge.console.letters.Explanation;
import io.swarmgauge.console.letters.Origin;
import java.io.PrintWriter;

/** An explained letter for a person. */
final class ExplanationText {

    private final PrintWriter out;

    ExplanationText(PrintWriter out) {
        this.out = out;
    }

    void print(Explanation explanation) {
        DeadLetter letter = explanation.letter();
        row("letter", letter.position() + ", refused " + Shown.time(letter.refusedAt()));
        row("reason", letter.reason());
        row("detail", letter.detail().isEmpty() ? "the letter gives none" : letter.detail());
        row("meaning", explanation.remedy().meaning());
        row("next", explanation.remedy().next());
        row("re-submit", explanation.resending());
        row("stood at", place(letter.origin()));
        row("key", letter.key().orElse("none"));
        row("signer", explanation.signer());
        row("value", letter.valueBytes().map(bytes -> bytes + " bytes").orElse("not kept"));
        row("record", explanation.content());
        explanation.record().ifPresent(this::record);
    }

    private void record(JsonNode record) {
        record.toPrettyString().lines().map(Shown::text).forEach(out::println);
    }

    private void row(String name, String text) {
        out.printf("%-11s %s%n", name, Shown.text(text));
    }

    private static String place(Origin origin) {
        return origin.topic().orElse("a topic that the letter does not name")
                + (origin.partition().isPresent()
                        ? ", partition " + origin.partition().getAsInt()
                        : "")
                + (origin.offset().isPresent() ? ", offset " + origin.offset().getAsLong() : "")
                + (origin.timestamp().isPresent()
                        ? ", " + Shown.time(origin.timestamp().getAsLong())
                        : "");
    }
}

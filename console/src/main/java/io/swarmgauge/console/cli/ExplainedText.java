package io.swarmgauge.console.cli;

import io.swarmgauge.console.explain.Explained;
import io.swarmgauge.console.explain.Found;
import io.swarmgauge.console.explain.Found.Proof;
import io.swarmgauge.identity.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An explanation for a person. */
final class ExplainedText {

    private record Kind(String topic, String role) {}

    private ExplainedText() {}

    static List<String> lines(Explained explained) {
        List<String> lines = new ArrayList<>();
        Found conclusion = explained.conclusion();
        lines.add("%s %s  %s  %s"
                .formatted(
                        conclusion.topic(), conclusion.place(), conclusion.key(), Shown.time(conclusion.timestamp())));
        explained.sentences().forEach(sentence -> lines.add("  " + sentence));
        Map<Kind, List<Found>> byKind = explained.restsOn().stream()
                .collect(Collectors.groupingBy(
                        found -> new Kind(found.topic(), found.role()), LinkedHashMap::new, Collectors.toList()));
        byKind.forEach((kind, records) -> {
            lines.add("");
            lines.add("rests on %d %s of %s: %s"
                    .formatted(records.size(), records.size() == 1 ? "record" : "records", kind.topic(), kind.role()));
            records.forEach(found -> lines.add(line(found)));
        });
        if (byKind.isEmpty()) {
            lines.add("rests on no record that is still kept");
        }
        if (!explained.missing().isEmpty()) {
            lines.add("");
            explained.missing().forEach(sentence -> lines.add("note: " + sentence));
        }
        return lines;
    }

    private static String line(Found found) {
        return "  %-9s %s  %s%s".formatted(found.place(), Shown.time(found.timestamp()), found.says(), signed(found));
    }

    private static String signed(Found found) {
        String signer = found.signer();
        Proof proof = found.proof();
        if (proof == null) {
            return "";
        }
        String brief = signer == null ? "" : new NodeId(signer).brief();
        return proof == Proof.VERIFIED
                ? "  [signed by %s]".formatted(brief)
                : "  [%s%s]".formatted(brief.isEmpty() ? "" : brief + ": ", proof.words());
    }
}

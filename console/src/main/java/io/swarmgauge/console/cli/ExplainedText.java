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

    private ExplainedText() {}

    static List<String> lines(Explained explained) {
        List<String> lines = new ArrayList<>();
        Found conclusion = explained.conclusion();
        lines.add("%s %s  %s  %s"
                .formatted(
                        conclusion.topic(), conclusion.place(), conclusion.key(), Shown.time(conclusion.timestamp())));
        explained.sentences().forEach(sentence -> lines.add("  " + sentence));
        Map<String, List<Found>> byTopic = explained.restsOn().stream()
                .collect(Collectors.groupingBy(Found::topic, LinkedHashMap::new, Collectors.toList()));
        byTopic.forEach((topic, records) -> {
            lines.add("");
            lines.add("rests on %d of %s".formatted(records.size(), topic));
            records.forEach(found -> lines.add(line(found)));
        });
        if (byTopic.isEmpty()) {
            lines.add("rests on no record that is still kept");
        }
        if (!explained.missing().isEmpty()) {
            lines.add("");
            explained.missing().forEach(sentence -> lines.add("missing: " + sentence));
        }
        return lines;
    }

    private static String line(Found found) {
        String signer = found.signer();
        Proof proof = found.proof();
        String signed = proof == null
                ? ""
                : "  [%s%s]".formatted(signer == null ? "" : new NodeId(signer).brief() + ": ", proof.words());
        return "  %-9s %s  %s%s".formatted(found.place(), Shown.time(found.timestamp()), found.says(), signed);
    }
}

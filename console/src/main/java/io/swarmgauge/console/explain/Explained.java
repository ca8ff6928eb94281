package io.swarmgauge.console.explain;

import java.util.List;

/**
 * A conclusion and what it rests on.
 *
 * @param restsOn the records, topic by topic, oldest of each partition first
 * @param missing what is known to be missing, or was not looked at, in sentences
 * @param sentences what the conclusion says and why, for a person
 */
public record Explained(Found conclusion, List<Found> restsOn, List<String> missing, List<String> sentences) {

    public Explained {
        restsOn = List.copyOf(restsOn);
        missing = List.copyOf(missing);
        sentences = List.copyOf(sentences);
    }
}

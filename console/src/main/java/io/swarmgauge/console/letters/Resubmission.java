package io.swarmgauge.console.letters;

import io.swarmgauge.console.letters.Remedy.Resending;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Cleanup;
import io.swarmgauge.topics.Topic.Writer;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a letter's record is sent again. */
public sealed interface Resubmission {

    /**
     * It is sent.
     *
     * @param notes what speaks against it, or could not be checked, in words
     */
    record Send(String topic, long timestamp, List<String> notes) implements Resubmission {}

    /** It is not, and why. */
    record Leave(String why) implements Resubmission {}

    /**
     * Decides from the letter, and from what was found out about its record.
     *
     * @param force whether a record is sent although it would be refused again
     */
    static Resubmission of(DeadLetter letter, Outlook outlook, boolean force) {
        Optional<String> unsendable = unsendable(letter);
        if (unsendable.isPresent()) {
            return new Leave(unsendable.get());
        }
        List<String> against = new ArrayList<>();
        switch (Remedy.of(letter.reason()).resending()) {
            case CANNOT_HELP -> against.add("%s: sending it again cannot help".formatted(letter.reason()));
            case UNSURE ->
                against.add("%s: not known here, so nobody can say whether sending it again helps"
                        .formatted(letter.reason()));
            case CAN_HELP -> {}
        }
        against.addAll(outlook.obstacles());
        if (!against.isEmpty() && !force) {
            return new Leave(String.join("; ", against));
        }
        List<String> notes = new ArrayList<>(against);
        notes.addAll(outlook.unknowns());
        return new Send(letter.topic(), letter.origin().timestamp().orElseThrow(), List.copyOf(notes));
    }

    /** Whether it is worth finding out more before deciding. */
    static boolean isOpen(DeadLetter letter, boolean force) {
        return unsendable(letter).isEmpty()
                && (force || Remedy.of(letter.reason()).resending() == Resending.CAN_HELP);
    }

    private static Optional<String> unsendable(DeadLetter letter) {
        if (letter.valueBytes().isEmpty()) {
            return Optional.of("the letter holds no value, so there is nothing to send");
        }
        Optional<Topic<?>> topic = letter.origin().topic().flatMap(TopicCatalogue::named);
        if (topic.isEmpty()) {
            return Optional.of("the letter names no topic of the catalogue");
        }
        if (topic.get().writer() != Writer.NODES) {
            return Optional.of(
                    "%s is not written by nodes, and an old record could undo a newer one: publish what it should say anew"
                            .formatted(topic.get().name()));
        }
        if (topic.get().cleanup() == Cleanup.COMPACT) {
            return Optional.of(
                    "%s keeps the last record of each key only, and an old one would replace a newer one: the node's agent says it anew with its next heartbeat"
                            .formatted(topic.get().name()));
        }
        if (letter.origin().timestamp().isEmpty()) {
            return Optional.of("the letter does not say the record's timestamp");
        }
        return Optional.empty();
    }
}

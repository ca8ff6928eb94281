package io.swarmgauge.console.letters;

import io.swarmgauge.console.letters.Resubmission.Leave;
import io.swarmgauge.console.letters.Resubmission.Send;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Goes through letters, sends what is worth sending, and says what became of each. */
public final class ResubmissionRun {

    private static final Outlook UNEXPLORED = new Outlook(List.of(), List.of());

    private final OutlookCheck check;
    private final boolean force;
    private final Optional<LetterSender> sender;
    private final Consumer<String> words;
    private long wanted;
    private long left;

    /**
     * A run without a sender only says what it would do.
     *
     * @param force whether records are sent although they would be refused again
     * @param words hears one line for each letter, and the sum
     */
    public ResubmissionRun(OutlookCheck check, boolean force, Optional<LetterSender> sender, Consumer<String> words) {
        this.check = check;
        this.force = force;
        this.sender = sender;
        this.words = words;
    }

    public void take(KeptRecord kept) {
        DeadLetter letter = kept.letter();
        Outlook outlook = Resubmission.isOpen(letter, force) ? check.of(kept) : UNEXPLORED;
        Resubmission decision = Resubmission.of(letter, outlook, force);
        if (decision instanceof Send send) {
            wanted++;
            words.accept("%s  %s to %s%s"
                    .formatted(
                            letter.position(),
                            sender.isEmpty() ? "would be sent" : "sends",
                            send.topic(),
                            notes(send)));
            sender.ifPresent(present -> present.send(kept, send));
        } else if (decision instanceof Leave leave) {
            left++;
            words.accept("%s  left out: %s".formatted(letter.position(), leave.why()));
        }
    }

    /** Waits for the cluster and says the sum; whether the cluster took every record. */
    public boolean finish() {
        if (sender.isEmpty()) {
            words.accept("Would send %d, leaves out %d. Nothing was sent (--dry-run).".formatted(wanted, left));
            return true;
        }
        sender.get().await();
        Map<Position, String> failures = new TreeMap<>(sender.get().failures());
        failures.forEach((position, why) -> words.accept("%s  was not taken: %s".formatted(position, why)));
        words.accept(
                "Sent %d, failed %d, left out %d.%s"
                        .formatted(
                                sender.get().sent(),
                                failures.size(),
                                left,
                                wanted == 0
                                        ? ""
                                        : " What is refused again becomes a new letter; what was accepted before counts no second time."));
        return failures.isEmpty();
    }

    private static String notes(Send send) {
        return send.notes().isEmpty() ? "" : ", although " + String.join("; ", send.notes());
    }
}

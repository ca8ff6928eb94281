package io.swarmgauge.console.letters;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which letters are wanted; what is empty does not restrict.
 *
 * @param reason a reason's name, case aside
 * @param node the first hex digits of the signer's id, or all
 * @param key the record's whole key
 * @param since stream time of the refusal at the earliest, epoch milliseconds (UTC)
 */
public record LetterFilter(
        Optional<String> reason,
        Optional<String> topic,
        Optional<String> node,
        Optional<String> key,
        OptionalLong since) {

    public boolean takes(DeadLetter letter) {
        return reason.map(letter.reason()::equalsIgnoreCase).orElse(true)
                && topic.map(letter.topic()::equals).orElse(true)
                && node.map(prefix -> isSigner(letter, prefix)).orElse(true)
                && key.map(wanted -> letter.key().filter(wanted::equals).isPresent())
                        .orElse(true)
                && (since.isEmpty() || letter.refusedAt() >= since.getAsLong());
    }

    private static boolean isSigner(DeadLetter letter, String prefix) {
        return letter.signer()
                .filter(signer -> signer.hex().startsWith(prefix.toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}

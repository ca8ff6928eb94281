package io.swarmgauge.console.letters;

import io.swarmgauge.identity.NodeId;
import java.util.Optional;

/**
 * What a dead letter says of a refused record, without the record.
 *
 * @param refusedAt stream time of the refusal, epoch milliseconds (UTC): the letter's own timestamp
 * @param reason a name, or {@link #NO_REASON}; names that this version does not know are to be expected
 * @param detail what is wrong in words; empty when the letter does not say
 * @param key the record's key as text; empty when it has none
 * @param signer the node that the record says it was signed by; whether that is so is another question
 * @param valueBytes size of the value; empty when the letter holds none
 */
public record DeadLetter(
        Position position,
        long refusedAt,
        String reason,
        String detail,
        Origin origin,
        Optional<String> key,
        Optional<NodeId> signer,
        Optional<Integer> valueBytes) {

    /** Stands for the reason of a letter that says none. */
    public static final String NO_REASON = "NONE";

    public String topic() {
        return origin.topic().orElse("");
    }
}

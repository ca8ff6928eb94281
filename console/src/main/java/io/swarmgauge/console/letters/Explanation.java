package io.swarmgauge.console.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.signing.SignatureCheck;
import io.swarmgauge.signing.SignatureCheck.Result.Missing;
import io.swarmgauge.signing.SignatureCheck.Result.Signed;
import io.swarmgauge.signing.SignatureCheck.Result.Wrong;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Everything about one letter.
 *
 * @param resending whether re-submitting it can help now, in words
 * @param signer who signed, and whether the signature proves it now, in words
 * @param content what the record is, in words, with the beginning of its bytes where it cannot be read
 * @param record the record, if it can be read
 */
public record Explanation(
        DeadLetter letter,
        Remedy remedy,
        boolean wouldBeSent,
        String resending,
        String signer,
        String content,
        Optional<JsonNode> record) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN_BYTES = 64;

    public static Explanation of(KeptRecord kept, RecordReader reader, OutlookCheck check) {
        DeadLetter letter = kept.letter();
        Resubmission decision = Resubmission.of(letter, check.of(kept), false);
        Reading reading = reader.read(kept);
        return new Explanation(
                letter,
                Remedy.of(letter.reason()),
                decision instanceof Resubmission.Send,
                inWords(decision),
                signer(kept),
                content(kept, reading),
                reading instanceof Reading.Decoded decoded ? Optional.of(tree(decoded)) : Optional.empty());
    }

    public ObjectNode json() {
        ObjectNode json = LetterJson.of(letter);
        json.put("meaning", remedy.meaning());
        json.put("next", remedy.next());
        json.put("resubmittable", wouldBeSent);
        json.put("resubmission", resending);
        json.put("signature", signer);
        json.put("content", content);
        json.set("record", record.orElse(null));
        return json;
    }

    private static String inWords(Resubmission decision) {
        if (decision instanceof Resubmission.Send send) {
            return send.notes().isEmpty()
                    ? "can help: nothing stands in its way that can be checked here"
                    : "may help, but " + String.join("; ", send.notes());
        }
        return "not now: " + ((Resubmission.Leave) decision).why();
    }

    private static String signer(KeptRecord kept) {
        SignatureCheck.Result result =
                new SignatureCheck().check(kept.letter().topic(), kept.key(), kept.value(), kept.own());
        if (result instanceof Signed signed) {
            return "%s; the signature is right".formatted(signed.by());
        } else if (result instanceof Missing missing) {
            return "not signed: " + missing.detail();
        }
        return "not proven: " + ((Wrong) result).detail();
    }

    private static String content(KeptRecord kept, Reading reading) {
        if (reading instanceof Reading.Decoded) {
            return "can be read:";
        }
        String why = reading instanceof Reading.Undecodable undecodable
                ? "cannot be read: " + undecodable.why()
                : ((Reading.Unasked) reading).why();
        byte[] value = kept.value();
        return value == null ? why : "%s; its bytes begin %s".formatted(why, beginning(value));
    }

    private static String beginning(byte[] value) {
        return HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(value, Math.min(SHOWN_BYTES, value.length)));
    }

    private static JsonNode tree(Reading.Decoded decoded) {
        try {
            return JSON.readTree(decoded.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a record that is no JSON", e);
        }
    }
}

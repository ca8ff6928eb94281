package io.swarmgauge.console.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.signing.RecordSignature;
import io.swarmgauge.topics.DeadLetterHeaders;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with the record that is kept in it.
 *
 * @param own the headers that the record came with, without the letter's labels
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are passed on as they came and never compared
public record KeptRecord(DeadLetter letter, byte @Nullable [] key, byte @Nullable [] value, Headers own) {

    private static final int SIGNER_BYTES = 32;

    /** Reads a record of the topic. Labels that are missing or make no sense are left out: anybody may look at any letter. */
    public static KeptRecord of(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        Headers headers = kafkaRecord.headers();
        DeadLetter letter = new DeadLetter(
                new Position(kafkaRecord.partition(), kafkaRecord.offset()),
                kafkaRecord.timestamp(),
                text(headers, DeadLetterHeaders.REASON)
                        .filter(reason -> !reason.isBlank())
                        .orElse(DeadLetter.NO_REASON),
                text(headers, DeadLetterHeaders.DETAIL).orElse(""),
                origin(headers),
                Optional.ofNullable(kafkaRecord.key()).map(key -> new String(key, UTF_8)),
                signer(headers),
                Optional.ofNullable(kafkaRecord.value()).map(value -> value.length));
        return new KeptRecord(letter, kafkaRecord.key(), kafkaRecord.value(), own(headers));
    }

    private static Origin origin(Headers headers) {
        OptionalLong partition = number(headers, DeadLetterHeaders.PARTITION);
        return new Origin(
                text(headers, DeadLetterHeaders.TOPIC).filter(topic -> !topic.isBlank()),
                partition.isPresent() && partition.getAsLong() <= Integer.MAX_VALUE
                        ? OptionalInt.of((int) partition.getAsLong())
                        : OptionalInt.empty(),
                number(headers, DeadLetterHeaders.OFFSET),
                number(headers, DeadLetterHeaders.TIMESTAMP));
    }

    private static Headers own(Headers headers) {
        Headers own = new RecordHeaders();
        for (Header header : headers) {
            if (!DeadLetterHeaders.LABELS.contains(header.key())) {
                own.add(header);
            }
        }
        return own;
    }

    private static Optional<NodeId> signer(Headers headers) {
        return bytes(headers, RecordSignature.SIGNER)
                .filter(bytes -> bytes.length == SIGNER_BYTES)
                .map(bytes -> new NodeId(HexFormat.of().formatHex(bytes)));
    }

    /** The last header of the name is the letter's: labels are added behind what the record came with. */
    private static Optional<byte[]> bytes(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name)).map(Header::value);
    }

    private static Optional<String> text(Headers headers, String name) {
        return bytes(headers, name).map(bytes -> new String(bytes, UTF_8));
    }

    private static OptionalLong number(Headers headers, String name) {
        try {
            return text(headers, name).map(Long::parseLong).filter(number -> number >= 0).stream()
                    .mapToLong(Long::longValue)
                    .findFirst();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}

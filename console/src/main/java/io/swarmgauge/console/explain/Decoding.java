package io.swarmgauge.console.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.console.explain.Found.Proof;
import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.signing.RecordSignature;
import io.swarmgauge.signing.SignatureCheck;
import io.swarmgauge.signing.SignatureCheck.Result.Missing;
import io.swarmgauge.signing.SignatureCheck.Result.Signed;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Writer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads records of the catalogue's topics and checks who signed them. For one thread. */
final class Decoding implements AutoCloseable {

    private final RecordSerdes serdes;
    private final SignatureCheck signatures = new SignatureCheck();
    private final Map<String, Deserializer<?>> deserializers = new HashMap<>();

    Decoding(RecordSerdes serdes) {
        this.serdes = serdes;
    }

    /**
     * What the record says; empty if nobody can read it.
     *
     * @throws RegistryOutage if the registry could not be asked
     */
    Optional<SpecificRecord> value(Topic<?> topic, ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (kafkaRecord.value() == null) {
            return Optional.empty();
        }
        try {
            Object value = deserializers
                    .computeIfAbsent(topic.name(), name -> serdes.deserializer(topic))
                    .deserialize(topic.name(), kafkaRecord.value());
            return Optional.ofNullable((SpecificRecord) value);
        } catch (RuntimeException e) {
            if (RegistryOutage.isCauseOf(e)) {
                throw new RegistryOutage(e);
            }
            return Optional.empty();
        }
    }

    Found found(Topic<?> topic, ConsumerRecord<byte[], byte[]> kafkaRecord, SpecificRecord value, String role) {
        boolean ofNode = topic.writer() == Writer.NODES;
        return new Found(
                topic.name(),
                new Place(kafkaRecord.partition(), kafkaRecord.offset()),
                kafkaRecord.timestamp(),
                kafkaRecord.key() == null ? "" : new String(kafkaRecord.key(), UTF_8),
                value,
                ofNode ? signer(kafkaRecord) : null,
                ofNode ? proof(topic, kafkaRecord, value) : null,
                role,
                OneLine.of(value));
    }

    @Override
    public void close() {
        deserializers.values().forEach(Deserializer::close);
    }

    private Proof proof(Topic<?> topic, ConsumerRecord<byte[], byte[]> kafkaRecord, SpecificRecord value) {
        SignatureCheck.Result result =
                signatures.check(topic.name(), kafkaRecord.key(), kafkaRecord.value(), kafkaRecord.headers());
        if (result instanceof Signed signed) {
            boolean speaksForItself = Fields.header(value)
                    .map(NodeHeader::getNodeId)
                    .filter(signed.by().hex()::equals)
                    .isPresent();
            return speaksForItself ? Proof.VERIFIED : Proof.WRONG_SIGNER;
        }
        return result instanceof Missing ? Proof.UNSIGNED : Proof.WRONG_SIGNATURE;
    }

    private static @Nullable String signer(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        Header header = kafkaRecord.headers().lastHeader(RecordSignature.SIGNER);
        if (header == null || header.value() == null) {
            return null;
        }
        String hex = HexFormat.of().formatHex(header.value());
        return NodeId.isValid(hex) ? hex : null;
    }
}

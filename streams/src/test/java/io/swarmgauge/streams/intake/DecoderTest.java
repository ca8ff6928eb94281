package io.swarmgauge.streams.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry over HTTP that answers as each story says. */
class DecoderTest {

    private static final TransferBatch BATCH = Batch.of(Swarm.ALICE, 1).record();

    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "{\"schema\":%s}".formatted(quoted(schema()));

    @BeforeEach
    void startTheRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(status, answer.length);
            try (exchange) {
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void stopTheRegistry() {
        server.stop(0);
    }

    @Test
    void goodBytesAreARecord() throws IOException {
        assertThat(decoder().decode(encoded())).isEqualTo(BATCH);
    }

    @Test
    void bytesThatEndTooSoonAreTheRecordsFault() throws IOException {
        byte[] bytes = encoded();
        assertThatThrownBy(() -> decoder().decode(Arrays.copyOf(bytes, bytes.length / 2)))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void bytesThatAreNoRecordAtAllAreTheRecordsFault() {
        assertThatThrownBy(() -> decoder().decode("not a record".getBytes(UTF_8)))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> decoder().decode(new byte[0])).isInstanceOf(SerializationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 422})
    void aSchemaIdThatTheRegistryDoesNotKnowOrTakeIsTheRecordsFault(int answer) throws IOException {
        status = answer;
        body = "{\"error_code\":%d,\"message\":\"no such schema\"}".formatted(answer);
        byte[] bytes = encoded();
        assertThatThrownBy(() -> decoder().decode(bytes)).isInstanceOf(SerializationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRegistryThatRefusesToAnswerIsNotTheRecordsFault(int answer) throws IOException {
        status = answer;
        body = "{\"error_code\":%d,\"message\":\"not you\"}".formatted(answer);
        byte[] bytes = encoded();
        assertThatThrownBy(() -> decoder().decode(bytes)).isInstanceOf(RegistryOutage.class);
    }

    @Test
    void anAnswerThatIsNotAboutTheSchemaIsNotTheRecordsFault() throws IOException {
        status = 501;
        body = "<html>a proxy</html>";
        byte[] bytes = encoded();
        assertThatThrownBy(() -> decoder().decode(bytes)).isInstanceOf(RegistryOutage.class);
    }

    /** The client itself tries these again for seconds, so they are not tried over HTTP here. */
    @Test
    void anOverloadedRegistryIsNotTheRecordsFault() {
        assertThat(RegistryOutage.isCauseOf(new TimeoutException("503"))).isTrue();
        assertThat(RegistryOutage.isCauseOf(new DisconnectException("502"))).isTrue();
        assertThat(RegistryOutage.isCauseOf(new ThrottlingQuotaExceededException("429")))
                .isTrue();
        assertThat(RegistryOutage.isCauseOf(new SerializationException(new UnknownHostException("registry"))))
                .isTrue();
    }

    @Test
    void aRegistryThatIsGoneIsNotTheRecordsFault() throws IOException {
        byte[] bytes = encoded();
        Decoder<TransferBatch> decoder = decoder();
        server.stop(0);
        assertThatThrownBy(() -> decoder.decode(bytes)).isInstanceOf(RegistryOutage.class);
    }

    private Decoder<TransferBatch> decoder() {
        return new Decoder<>(TopicCatalogue.TRANSFERS.name(), serdes().deserializer(TopicCatalogue.TRANSFERS));
    }

    private RecordSerdes serdes() {
        return new RecordSerdes(
                new RegistrySettings("http://localhost:" + server.getAddress().getPort(), false));
    }

    /** Confluent's wire format: a zero, the schema's id in four bytes, the record. */
    private static byte[] encoded() throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(0);
        out.write(ByteBuffer.allocate(4).putInt(7).array());
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new SpecificDatumWriter<>(TransferBatch.class).write(BATCH, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static String schema() {
        return SpecificData.get().getSchema(TransferBatch.class).toString();
    }

    private static String quoted(String json) {
        return '"' + json.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

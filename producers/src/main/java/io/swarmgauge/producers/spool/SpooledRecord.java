package io.swarmgauge.producers.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A record that waits to be sent, encoded by its writer's schema but not yet in any wire format.
 *
 * @param id position among all records of the spool, ascending
 * @param timestamp event time, epoch milliseconds
 * @param sequence its place among the node's records of topic and key
 * @param spooledMs when it was taken in, epoch milliseconds
 * @param schema fingerprint of the writer's schema
 * @param body the record in Avro's binary encoding
 */
@SuppressWarnings("ArrayRecordComponent") // it is never compared, and there are too many to copy their bytes
public record SpooledRecord(
        long id, String topic, String key, long timestamp, long sequence, long spooledMs, long schema, byte[] body) {

    private static final int FORMAT = 1;

    byte[] encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(key);
            out.writeLong(timestamp);
            out.writeLong(sequence);
            out.writeLong(spooledMs);
            out.writeLong(schema);
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a key of a record is longer than 65,535 bytes", e);
        }
        return bytes.toByteArray();
    }

    static SpooledRecord decode(String topic, long id, byte[] encoded) throws Seal.BrokenException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            if (in.readByte() != FORMAT) {
                throw new Seal.BrokenException("the format of record " + id);
            }
            return new SpooledRecord(
                    id, topic, in.readUTF(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), rest(in));
        } catch (IOException e) {
            throw new Seal.BrokenException("record " + id);
        }
    }

    private static byte[] rest(DataInputStream in) throws IOException {
        return in.readAllBytes();
    }

    /** What it counts for in the spool's bound. */
    long bytes() {
        return body.length + 2L * key.length() + 64;
    }
}

package io.swarmgauge.producers.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/** The spool's maps in one MVStore file. Nothing is on disk before {@link #commit}. For one thread at a time. */
final class SpoolStore implements AutoCloseable {

    /** The store cannot be used, though the disk can: something in its file is damaged. */
    static final class DamagedException extends IOException {

        private static final long serialVersionUID = 1L;

        DamagedException(Throwable cause) {
            super("damaged: " + cause.getMessage(), cause);
        }
    }

    static final String SCHEMAS = "schemas";
    static final String SEQUENCES = "sequences";
    static final String STATE = "state";
    static final String COUNTS = "counts";
    static final String REFUSED = "refused";

    private static final String FACTS = "facts";
    private static final String RECORDS = "records/";
    private static final String EPOCH = "epoch";
    private static final String COMMIT = "commit";
    private static final String NODE = "node";
    private static final String ACKNOWLEDGED = "acknowledged";
    private static final String SIZES = "sizes";

    private static final int SMALLEST_FILL_RATE = 60;
    private static final int REWRITE_BYTES = 1024 * 1024;

    private final MVStore store;

    private SpoolStore(MVStore store) {
        this.store = store;
    }

    /**
     * Opens or makes the file.
     *
     * @param file may name another of the store's file systems, as in {@code scheme:path}
     * @throws DamagedException if it is damaged
     * @throws IOException if it cannot be opened now
     */
    static SpoolStore open(String file) throws IOException {
        return new SpoolStore(StoreFile.open(file, false));
    }

    /** As {@link #open}, without changing anything. */
    static SpoolStore openReadOnly(String file) throws IOException {
        return new SpoolStore(StoreFile.open(file, true));
    }

    static String recordsOf(String topic) {
        return RECORDS + topic;
    }

    MVMap<Long, byte[]> records(String topic) {
        return numbered(recordsOf(topic));
    }

    /** How many values each map held at the last commit: damage can make a whole map look as if it never was. */
    Map<String, Long> sizes() throws Seal.BrokenException {
        Map<String, Long> sizes = new TreeMap<>();
        for (String line :
                new String(fact(SIZES), StandardCharsets.UTF_8).lines().toList()) {
            int end = line.lastIndexOf('=');
            sizes.put(line.substring(0, end), Long.valueOf(line.substring(end + 1)));
        }
        return sizes;
    }

    private String sizesNow() {
        StringBuilder sizes = new StringBuilder();
        Stream.of(SEQUENCES, STATE, COUNTS).filter(this::has).forEach(name -> sizes.append(size(named(name))));
        Stream.concat(Stream.of(SCHEMAS, REFUSED), DropOrder.topics().stream().map(SpoolStore::recordsOf))
                .filter(this::has)
                .forEach(name -> sizes.append(size(numbered(name))));
        return sizes.toString();
    }

    private static String size(MVMap<?, byte[]> map) {
        return map.getName() + '=' + map.sizeAsLong() + '\n';
    }

    /** How many records of all topics there are. */
    long records() {
        return DropOrder.topics().stream()
                .filter(topic -> has(recordsOf(topic)))
                .mapToLong(topic -> records(topic).sizeAsLong())
                .sum();
    }

    MVMap<Long, byte[]> numbered(String name) {
        return map(name, LongDataType.INSTANCE);
    }

    MVMap<String, byte[]> named(String name) {
        return map(name, StringDataType.INSTANCE);
    }

    /** Whether the map was ever made; opening one that was not changes the store. */
    boolean has(String name) {
        return store.hasMap(name);
    }

    private <K> MVMap<K, byte[]> map(String name, DataType<K> keys) {
        return store.openMap(name, new MVMap.Builder<K, byte[]>().keyType(keys).valueType(SealedType.INSTANCE));
    }

    <K> void put(MVMap<K, byte[]> map, K key, byte[] value) {
        map.put(key, Seal.put(map.getName(), key, value));
    }

    <K> Optional<byte[]> get(MVMap<K, byte[]> map, K key) throws Seal.BrokenException {
        byte @Nullable [] sealed = map.get(key);
        return sealed == null ? Optional.empty() : Optional.of(Seal.open(map.getName(), key, sealed));
    }

    <K> void remove(MVMap<K, byte[]> map, K key) {
        byte @Nullable [] unused = map.remove(key);
    }

    /** Everything that a named map holds. */
    Map<String, byte[]> all(String name) throws Seal.BrokenException {
        Map<String, byte[]> all = new TreeMap<>();
        MVMap<String, byte[]> map = named(name);
        for (String key : map.keySet()) {
            get(map, key).ifPresent(value -> all.put(key, value));
        }
        return all;
    }

    long epoch() throws Seal.BrokenException {
        return number(EPOCH);
    }

    long commitNumber() throws Seal.BrokenException {
        return number(COMMIT);
    }

    /** The node that the spool belongs to. */
    String node() throws Seal.BrokenException {
        return new String(fact(NODE), StandardCharsets.UTF_8);
    }

    void begin(long epoch, String node) {
        put(named(FACTS), EPOCH, bytes(epoch));
        put(named(FACTS), NODE, node.getBytes(StandardCharsets.UTF_8));
    }

    /** When Kafka last acknowledged a record, epoch milliseconds; 0 for never. */
    long lastAcknowledgedMs() throws Seal.BrokenException {
        return has(FACTS) && named(FACTS).containsKey(ACKNOWLEDGED) ? number(ACKNOWLEDGED) : 0;
    }

    void lastAcknowledged(long atMs) {
        put(named(FACTS), ACKNOWLEDGED, bytes(atMs));
    }

    private long number(String fact) throws Seal.BrokenException {
        return ByteBuffer.wrap(fact(fact)).getLong();
    }

    private byte[] fact(String fact) throws Seal.BrokenException {
        Optional<byte[]> value = has(FACTS) ? get(named(FACTS), fact) : Optional.empty();
        return value.orElseThrow(() -> new Seal.BrokenException("the " + fact));
    }

    /**
     * Puts everything on disk, all of it or nothing.
     *
     * @throws DamagedException if the store is damaged
     * @throws IOException if that failed; the store cannot be used any more and must be opened anew
     */
    void commit(long number) throws IOException {
        try {
            put(named(FACTS), COMMIT, bytes(number));
            put(named(FACTS), SIZES, sizesNow().getBytes(StandardCharsets.UTF_8));
            store.commit();
            store.sync();
        } catch (RuntimeException | AssertionError e) {
            throw StoreFailure.asThrown(e);
        }
        MVStoreException panic = store.getPanicException();
        if (panic != null) {
            throw StoreFailure.asThrown(panic);
        }
    }

    /** Whether it closed itself after a failure: then it must be opened anew. */
    boolean isClosed() {
        return store.isClosed();
    }

    long fileBytes() {
        return store.getFileStore().size();
    }

    /** Gives back room that dead records take within the file. Only between commits. */
    void compact() throws IOException {
        try {
            store.compact(SMALLEST_FILL_RATE, REWRITE_BYTES);
        } catch (RuntimeException | AssertionError e) {
            // What was committed before is whole.
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            store.closeImmediately();
        } catch (MVStoreException | IllegalStateException e) {
            // What was committed is on disk; nothing else is lost with a store that cannot be closed.
            store.getFileStore().close();
        }
    }

    static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}

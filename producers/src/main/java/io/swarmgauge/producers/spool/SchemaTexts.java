package io.swarmgauge.producers.spool;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The writers' schemas of what waits, by fingerprint: an agent may deliver what an older one wrote. */
final class SchemaTexts {

    private final Map<Long, String> texts = new ConcurrentHashMap<>();

    void load(SpoolStore store) throws Seal.BrokenException {
        texts.clear();
        var map = store.numbered(SpoolStore.SCHEMAS);
        for (Long fingerprint : map.keySet()) {
            store.get(map, fingerprint)
                    .ifPresent(json -> texts.put(fingerprint, new String(json, StandardCharsets.UTF_8)));
        }
    }

    boolean has(long fingerprint) {
        return texts.containsKey(fingerprint);
    }

    Optional<String> text(long fingerprint) {
        return Optional.ofNullable(texts.get(fingerprint));
    }

    void add(Map<Long, String> more) {
        texts.putAll(more);
    }

    static void put(SpoolStore store, long fingerprint, String json) {
        store.put(store.numbered(SpoolStore.SCHEMAS), fingerprint, json.getBytes(StandardCharsets.UTF_8));
    }
}

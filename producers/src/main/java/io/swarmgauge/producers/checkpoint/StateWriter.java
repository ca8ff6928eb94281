package io.swarmgauge.producers.checkpoint;

import org.apache.avro.specific.SpecificRecord;

/** Takes what is to be known again after a restart. Only what changed needs to be written. */
public interface StateWriter {

    void put(String key, SpecificRecord state);

    void remove(String key);
}

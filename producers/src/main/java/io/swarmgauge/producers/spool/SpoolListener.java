package io.swarmgauge.producers.spool;

/** Is told what becomes of records, by topic. */
public interface SpoolListener {

    void dropped(String topic);

    void acknowledged(String topic);

    /** Kafka did not take a record that it was handed; it is handed to it once more. */
    void resent(String topic);

    void refused(String topic);
}

package io.swarmgauge.producers.spool;

/** Is told what becomes of records, by topic. */
public interface SpoolListener {

    void dropped(String topic);

    void acknowledged(String topic);

    void refused(String topic);
}

package io.swarmgauge.producers.spool;

/** Is told what becomes of records, by topic. */
public interface SpoolListener {

    /** Takes note of nothing. */
    SpoolListener NOBODY = new SpoolListener() {
        @Override
        public void dropped(String topic) {}

        @Override
        public void acknowledged(String topic) {}

        @Override
        public void resent(String topic) {}

        @Override
        public void refused(String topic) {}
    };

    void dropped(String topic);

    void acknowledged(String topic);

    /** Kafka did not take a record that it was handed; it is handed to it once more. */
    void resent(String topic);

    void refused(String topic);
}

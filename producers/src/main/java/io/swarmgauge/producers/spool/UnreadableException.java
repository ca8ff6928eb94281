package io.swarmgauge.producers.spool;

/** A record that waits cannot be read from disk now. It waits on; another time the disk may give it. */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String topic;

    UnreadableException(String topic, RuntimeException cause) {
        super("the spool cannot be read: " + cause.getMessage(), cause);
        this.topic = topic;
    }

    /** Where the record is to go. */
    public String topic() {
        return topic;
    }
}

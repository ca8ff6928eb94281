package io.swarmgauge.topics;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** What the cluster answers to an administrator, waited for. */
public final class Answers {

    private static final long PATIENCE_SECONDS = 30;

    private Answers() {}

    /**
     * Waits for the answer.
     *
     * @param asked what is done, in words that follow "the cluster did not"
     * @throws IllegalStateException if the cluster refuses or does not answer; its cause is the cluster's reason
     */
    public static <T> T to(String asked, KafkaFuture<T> question) {
        try {
            return question.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the cluster did not " + asked, e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the cluster did not %s: no answer in %d s".formatted(asked, PATIENCE_SECONDS), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the cluster was asked to " + asked, e);
        }
    }
}

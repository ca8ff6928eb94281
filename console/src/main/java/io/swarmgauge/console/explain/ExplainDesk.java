package io.swarmgauge.console.explain;

import io.swarmgauge.serdes.RegistryOutage;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;

/** Explains for many, a few at once: each explanation opens a consumer and reads topics. */
public final class ExplainDesk {

    /** It cannot be explained at present; says why. */
    public static final class NotNowException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotNowException(String message) {
            super(message);
        }

        NotNowException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public static final int AT_ONCE = 2;
    public static final Duration WAIT = Duration.ofSeconds(5);

    private final Function<ExplainRequest, Explained> explainer;
    private final Semaphore places;
    private final Duration wait;

    /**
     * Opens a desk.
     *
     * @param atOnce how many are explained at the same time
     * @param wait how long a request waits for its turn
     */
    public ExplainDesk(Function<ExplainRequest, Explained> explainer, int atOnce, Duration wait) {
        this.explainer = explainer;
        this.places = new Semaphore(atOnce, true);
        this.wait = wait;
    }

    /**
     * Explains when it is its turn.
     *
     * @throws NotNowException if there is no place in time, or cluster or registry do not answer
     * @throws CannotExplainException if there is no such conclusion, or the key may mean several
     */
    public Explained explain(ExplainRequest request) {
        take();
        try {
            return explainer.apply(request);
        } catch (KafkaException | RegistryOutage | IllegalStateException e) {
            throw new NotNowException("It cannot be read now: " + e.getMessage(), e);
        } finally {
            places.release();
        }
    }

    private void take() {
        try {
            if (!places.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NotNowException(
                        "Others are being explained, and none was finished within %d s.".formatted(wait.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotNowException("The console is stopping.", e);
        }
    }
}

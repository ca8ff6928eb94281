package io.swarmgauge.console.delivery;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The beginning of an answer's body on one line, and no more of it: it must not steer a terminal or fill the memory. */
final class Excerpt implements BodySubscriber<String> {

    private final int most;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    /** Takes at most so many bytes. */
    Excerpt(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            byte[] bytes = new byte[Math.min(part.remaining(), most - taken.size())];
            part.get(bytes);
            taken.writeBytes(bytes);
        }
        if (taken.size() >= most && subscription != null) {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        // The status has arrived, and that is what counts.
        onComplete();
    }

    @Override
    public void onComplete() {
        text.complete(taken.toString(StandardCharsets.UTF_8).replaceAll("\\p{C}+", " "));
    }
}

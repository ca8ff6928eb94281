package io.swarmgauge.benchmarks.engine;

import java.util.function.Consumer;

/** Kafka's consumer, the decoder, a hash map and Kafka's producer, in one loop: nothing that works on Kafka can do less. */
final class BareEngine implements Engine {

    private final boolean verify;

    BareEngine(boolean verify) {
        this.verify = verify;
    }

    @Override
    public AutoCloseable start(RunOrder order, Consumer<Throwable> failed) {
        BareLoop loop = new BareLoop(order, new MovedReader(verify));
        Thread thread = new Thread(
                () -> {
                    try (loop) {
                        loop.run();
                    } catch (RuntimeException | Error e) {
                        failed.accept(e);
                    }
                },
                "bare-loop");
        thread.start();
        return () -> {
            loop.stop();
            thread.join();
        };
    }
}

package io.swarmgauge.producers.spool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Spools records and sends them to a broker that acknowledges every second one, until it is killed. Says each step. */
final class SpoolKillMain {

    private SpoolKillMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        try (SpoolRig rig = SpoolRig.open(Path.of(args[0]))) {
            out.println("epoch " + rig.spool.epoch() + " .");
            for (int i = 0; i < 10_000; i++) {
                String topic = SpoolRig.TRANSFERS;
                long[] sequence = {0};
                rig.spool.add(topic, "key", 1_000, position -> {
                    sequence[0] = position.sequence();
                    return SpoolRig.record(position, "r");
                });
                if (rig.commit()) {
                    out.println("promised " + sequence[0] + " .");
                }
                Optional<SpooledRecord> sent = i % 2 == 0 ? rig.next() : Optional.empty();
                if (sent.isPresent()) {
                    out.println("acknowledged " + sent.get().sequence() + " .");
                    rig.spool.acknowledged(sent.get());
                }
            }
        }
    }
}

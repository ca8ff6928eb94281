package io.swarmgauge.benchmarks.agent.micro;

import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.signing.RecordSignature;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Signing one record, headers and all. */
@State(Scope.Benchmark)
public class SigningBenchmark {

    private static final int VALUE_BYTES = 1_000;
    private static final long SEED = 1;

    private final NodeKey key = NodeKey.generate();
    private final byte[] value = new byte[VALUE_BYTES];

    public SigningBenchmark() {
        new SplittableRandom(SEED).nextBytes(value);
    }

    @Benchmark
    public Headers signRecord() {
        Headers headers = new RecordHeaders();
        RecordSignature.sign(key, TopicCatalogue.TRANSFERS.name(), "setup-1", value, headers);
        return headers;
    }
}

package io.swarmgauge.benchmarks.load;

import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.serdes.SchemaRegistrar;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;

/**
 * The wire format without a registry process: Confluent's own registry within each process, which gives the same ids to
 * the same schemas in the same order. A registry is asked once for a schema, so that its speed is not what is measured.
 */
public final class Wire {

    /** Address of the registry within the process. */
    public static final String REGISTRY = "mock://benchmarks";

    /** The same in every process of a benchmark. */
    private static final List<Topic<?>> IN_ORDER = TopicCatalogue.all();

    private static final RegistrySettings SETTINGS = new RegistrySettings(REGISTRY, true);

    static {
        new SchemaRegistrar(SETTINGS).register(IN_ORDER);
    }

    private Wire() {}

    public static RecordSerdes serdes() {
        return new RecordSerdes(SETTINGS);
    }
}

package io.swarmgauge.benchmarks.agent;

import io.swarmgauge.benchmarks.agent.micro.MicroFigure;
import io.swarmgauge.benchmarks.kafka.BenchTopics;
import io.swarmgauge.benchmarks.process.BrokerProcess;
import io.swarmgauge.benchmarks.report.Machine;
import io.swarmgauge.signing.KeyFileException;
import io.swarmgauge.topics.ClusterLayout;
import io.swarmgauge.topics.TopicCatalogue;
import io.swarmgauge.topics.TopicProvisioner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** The agent's parts by JMH; then the agent as a whole on a broker, with nothing to do and under load. */
public final class AgentBench {

    private final AgentBenchOptions options;
    private final Path directory;
    private final Consumer<String> progress;

    /** @param directory takes all files; its path must be short enough for sockets */
    public AgentBench(AgentBenchOptions options, Path directory, Consumer<String> progress) {
        this.options = options;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Measures everything.
     *
     * @throws AgentBenchException if an event did not arrive or something else makes the figures worthless
     */
    public AgentReport run() throws IOException, KeyFileException, InterruptedException {
        progress.accept("recorder, encoder, signer and spool, each by itself in JVMs of its own");
        List<MicroFigure> micro = options.micro().run(AgentJvm.optionsOfParts());
        try (BrokerProcess broker = BrokerProcess.start(directory);
                BenchTopics topics = new BenchTopics(broker.bootstrapServers(), BenchTopics.USUAL_PARTITIONS)) {
            provision(broker.bootstrapServers());
            QuietRun quiet = new QuietRun(options, directory, broker.bootstrapServers(), topics);
            progress.accept("idle, and one chunk event a second");
            quiet.run();
            List<ProcessFigures> loads = new ArrayList<>();
            List<WireFigures> wire = new ArrayList<>(List.of(quiet.wire()));
            for (int rate : options.rates()) {
                progress.accept("%,d chunk events a second".formatted(rate));
                LoadedAgent.Figures figures = load(rate, broker.bootstrapServers(), topics);
                loads.add(figures.process());
                wire.add(figures.wire());
            }
            return new AgentReport(
                    Machine.here(),
                    String.join(" ", AgentJvm.options()),
                    options.flush().toMillis(),
                    micro,
                    quiet.figures(),
                    quiet.besideExporter(),
                    loads,
                    wire);
        }
    }

    private LoadedAgent.Figures load(int rate, String bootstrapServers, BenchTopics topics)
            throws IOException, KeyFileException, InterruptedException {
        try (LoadedAgent agent = new LoadedAgent(rate, options.flush(), directory, bootstrapServers, topics)) {
            agent.warmUp();
            agent.measure(options.time());
            return agent.figures();
        }
    }

    private static void provision(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<String> unused = new TopicProvisioner(admin, ClusterLayout.laptop()).provision(TopicCatalogue.all());
        }
    }
}

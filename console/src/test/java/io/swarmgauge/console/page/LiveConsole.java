package io.swarmgauge.console.page;

import static io.swarmgauge.console.page.PageSwarm.ANNA;
import static io.swarmgauge.console.page.PageSwarm.BAO;
import static io.swarmgauge.console.page.PageSwarm.EKOW;
import static io.swarmgauge.console.page.PageSwarm.SETUP;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.console.AccessToken;
import io.swarmgauge.console.api.ApiServer;
import io.swarmgauge.console.testkit.SampleExplanations;
import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.console.views.Feed;
import io.swarmgauge.console.views.Freshness;
import io.swarmgauge.console.views.HistoryDepth;
import io.swarmgauge.console.views.SwarmViews;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.schema.gauge.RankHistory;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A console without a cluster: it knows what a test says. It can be stopped and started again on the same port. */
final class LiveConsole implements AutoCloseable {

    private static final int WINDOWS = 5;

    private final SwarmViews views = new SwarmViews(HistoryDepth.DEFAULT);
    private final Optional<AccessToken> token;
    private volatile boolean complete = true;
    private EventHub events = new EventHub();
    private ApiServer server;

    LiveConsole(Optional<AccessToken> token) {
        this.token = token;
        this.server = serve(0);
    }

    static LiveConsole open() {
        return new LiveConsole(Optional.empty());
    }

    String address() {
        return "http://127.0.0.1:%d/".formatted(server.address().getPort());
    }

    void complete(boolean now) {
        complete = now;
    }

    void stop() {
        events.close();
        server.close();
    }

    void restart() {
        events = new EventHub();
        server = serve(server.address().getPort());
    }

    EventHub events() {
        return events;
    }

    /** Something of everything. */
    LiveConsole withSwarm() {
        say(TopicCatalogue.HOSTING_SETUPS, SETUP, PageSwarm.setup());
        for (String id : List.of(ANNA, BAO, EKOW)) {
            say(TopicCatalogue.NODES, id, PageSwarm.node(id));
            say(TopicCatalogue.RATINGS, id, about(id, HosterRatings.class));
            say(TopicCatalogue.PERFORMANCES, id, about(id, HosterPerformances.class));
            say(TopicCatalogue.RANK_HISTORY, id, about(id, RankHistory.class));
        }
        for (int window = 0; window < WINDOWS; window++) {
            say(TopicCatalogue.RANKINGS, SETUP, PageSwarm.ranking(window, Performance.LATENCY, ANNA, BAO, EKOW));
            say(TopicCatalogue.RANKINGS, SETUP, PageSwarm.ranking(window, Performance.BANDWIDTH, BAO, ANNA, EKOW));
            say(TopicCatalogue.BANDWIDTH, SETUP, PageSwarm.bandwidth(window));
            say(TopicCatalogue.SELF_REPORT_VERDICTS, SETUP, PageSwarm.verdicts(window, Verdict.OVER_REPORTED));
            say(TopicCatalogue.COMPLIANCE, SETUP, PageSwarm.compliance(window));
            say(TopicCatalogue.HOST_METRICS, EKOW, hostMetrics(window));
        }
        say(TopicCatalogue.PAY_ALIGNMENT, SETUP, of(SETUP, PayAlignment.class));
        say(TopicCatalogue.SWARM, SETUP, of(SETUP, SwarmState.class));
        say(
                TopicCatalogue.POOL,
                "europe",
                SampleRecords.with(SampleRecords.full(PoolWindow.class), "region", "europe"));
        say(TopicCatalogue.ALERTS, "0123456789abcdef", PageSwarm.alert(AlertStatus.FIRING));
        say(TopicCatalogue.PLAN_JOBS, "job-1", job());
        return this;
    }

    /** As if the record had been read from the topic. */
    <V> void say(Topic<V> topic, String key, V value) {
        feed(topic).watchedBy(events.watcher()).view().put(key, value);
    }

    @SuppressWarnings("unchecked") // a feed's view takes its topic's records
    private <V> Feed<V> feed(Topic<V> topic) {
        return (Feed<V>) views.feeds().stream()
                .filter(feed -> feed.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static <V extends SpecificRecord> V about(String hosterId, Class<V> type) {
        return SampleRecords.with(SampleRecords.full(type), "hosterId", hosterId);
    }

    private static <V extends SpecificRecord> V of(String setupId, Class<V> type) {
        return SampleRecords.with(SampleRecords.full(type), "setupId", setupId);
    }

    private static Job job() {
        Job job = SampleRecords.with(SampleRecords.full(Job.class), "jobId", "job-1");
        return SampleRecords.with(job, "regions", List.of("europe"));
    }

    private static HostMetrics hostMetrics(int window) {
        HostMetrics metrics = SampleRecords.full(HostMetrics.class);
        SampleRecords.with(metrics.getHeader(), "nodeId", EKOW);
        SampleRecords.with(metrics.getHeader(), "windowStart", PageSwarm.start(window));
        return metrics;
    }

    private ApiServer serve(int port) {
        try {
            return ApiServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    token,
                    views,
                    events,
                    SampleExplanations.desk(),
                    new Told(),
                    new SimpleMeterRegistry(),
                    Clock.fixed(Instant.ofEpochMilli(SampleRecords.MOMENT), ZoneOffset.UTC));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private final class Told implements Freshness {

        @Override
        public boolean isComplete() {
            return complete;
        }

        @Override
        public boolean isCurrent() {
            return complete;
        }

        @Override
        public boolean isLive() {
            return true;
        }

        @Override
        public long behind() {
            return 0;
        }
    }
}

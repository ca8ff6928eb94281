package io.swarmgauge.console.api;

import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.console.views.Feed;
import io.swarmgauge.console.views.HistoryDepth;
import io.swarmgauge.console.views.SwarmViews;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.topics.Topic;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Views with one record of every topic, and what single tests add. */
final class SampleSwarm {

    static final String ID = SampleRecords.KEY;
    static final String SETUP = "setup-1";
    static final String JOB = "job-1";
    static final String PLAN = "plan-1";
    static final String REGION = "europe";

    private SampleSwarm() {}

    /** Every field of every record has a value. */
    static SwarmViews full() {
        SwarmViews views = new SwarmViews(HistoryDepth.DEFAULT);
        views.feeds().forEach(feed -> fill(feed, false));
        views.nodes().put(ID, node(ID, "EU"));
        return views;
    }

    /** What may be null is null. */
    static SwarmViews sparse() {
        SwarmViews views = new SwarmViews(HistoryDepth.DEFAULT);
        views.feeds().forEach(feed -> fill(feed, true));
        return views;
    }

    static KnownNode node(String id, String region) {
        KnownNode node = SampleRecords.with(SampleRecords.full(KnownNode.class), "nodeId", id);
        SampleRecords.with(node.getRegistration(), "roles", List.of(Role.HOSTER, Role.ATTESTOR));
        SampleRecords.with(node.getRegistration().getHeader(), "region", region);
        return node;
    }

    static Ranking ranking(long windowStart, @Nullable String region) {
        Ranking ranking = SampleRecords.with(SampleRecords.full(Ranking.class), "windowStart", windowStart);
        return SampleRecords.with(ranking, "region", region);
    }

    private static <V> void fill(Feed<V> feed, boolean sparse) {
        feed.view().put(key(feed.topic()), sample(feed.topic(), sparse));
    }

    private static String key(Topic<?> topic) {
        return switch (topic.key()) {
            case NODE_ID -> ID;
            case JOB_ID -> JOB;
            case FINGERPRINT -> "fingerprint-1";
            case REGION -> REGION;
            default -> SETUP;
        };
    }

    private static <V> V sample(Topic<V> topic, boolean sparse) {
        Class<? extends SpecificRecord> type = topic.type().asSubclass(SpecificRecord.class);
        SpecificRecord sample = sparse ? SampleRecords.sparse(type) : SampleRecords.full(type);
        if (sample instanceof Alert alert) {
            SampleRecords.with(alert, "status", AlertStatus.FIRING);
        }
        if (sample instanceof HostingSetup setup) {
            SampleRecords.with(setup, "planId", PLAN);
        }
        if (sample instanceof Job job) {
            SampleRecords.with(job, "regions", List.of("EU"));
        }
        return topic.type().cast(sample);
    }
}

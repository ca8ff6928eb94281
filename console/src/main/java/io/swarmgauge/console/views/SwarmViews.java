package io.swarmgauge.console.views;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.gauge.LoneEvidence;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.schema.gauge.RankHistory;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that the console knows, by topic: a function of the topics' records alone. */
public final class SwarmViews implements Views {

    /** Enough for what is kept of a node; the topic holds a week of every node's. */
    private static final Duration HOST_METRICS_LOOK_BACK = Duration.ofMinutes(10);

    private final LatestView<KnownNode> nodes = new LatestView<>();
    private final LatestView<HosterRatings> ratings = new LatestView<>();
    private final LatestView<HosterPerformances> performances = new LatestView<>();
    private final LatestView<AttestorStanding> attestors = new LatestView<>();
    private final LatestView<RankHistory> rankHistory = new LatestView<>();
    private final LatestView<SwarmState> swarms = new LatestView<>();
    private final JobsView jobs = new JobsView();
    private final AlertsView alerts = new AlertsView();
    private final PlanView plan;
    private final WindowsView<Ranking> rankings;
    private final WindowsView<PayAlignment> payAlignments;
    private final WindowsView<AttestedWindow> attestations;
    private final WindowsView<SelfReportVerdicts> verdicts;
    private final WindowsView<BandwidthWindow> bandwidth;
    private final WindowsView<ComplianceWindow> compliance;
    private final WindowsView<PoolWindow> pool;
    private final HostMetricsView hostMetrics;

    public SwarmViews(HistoryDepth depth) {
        rankings = new WindowsView<>(depth.windows(), Series::of, Ranking::getWindowStart, Ranking::getRevision);
        // Only the last window is ever asked for.
        payAlignments = new WindowsView<>(
                1,
                alignment -> Series.of(alignment.getPerformance()),
                PayAlignment::getWindowStart,
                PayAlignment::getRevision);
        attestations = new WindowsView<>(
                depth.attestations(),
                window -> Series.ONLY,
                AttestedWindow::getWindowStart,
                AttestedWindow::getRevision);
        verdicts = new WindowsView<>(
                depth.windows(),
                period -> Series.ONLY,
                SelfReportVerdicts::getWindowStart,
                SelfReportVerdicts::getRevision);
        bandwidth = new WindowsView<>(
                depth.windows(), window -> Series.ONLY, BandwidthWindow::getWindowStart, BandwidthWindow::getRevision);
        compliance = new WindowsView<>(
                depth.compliance(),
                window -> Series.ONLY,
                ComplianceWindow::getWindowStart,
                ComplianceWindow::getRevision);
        pool = new WindowsView<>(
                depth.windows(), window -> Series.ONLY, PoolWindow::getWindowStart, PoolWindow::getRevision);
        hostMetrics = new HostMetricsView(depth.hostMetrics());
        plan = new PlanView(setupId -> Stream.of(rankings, payAlignments, attestations, verdicts, bandwidth, compliance)
                .forEach(windows -> windows.remove(setupId)));
    }

    /** Which topic fills which view. */
    public List<Feed<?>> feeds() {
        return List.of(
                new Feed<>(TopicCatalogue.HOSTING_SETUPS, plan),
                new Feed<>(TopicCatalogue.PLAN_JOBS, jobs),
                new Feed<>(TopicCatalogue.NODES, nodes),
                new Feed<>(TopicCatalogue.RATINGS, ratings),
                new Feed<>(TopicCatalogue.PERFORMANCES, performances),
                new Feed<>(TopicCatalogue.ATTESTORS, attestors),
                new Feed<>(TopicCatalogue.RANK_HISTORY, rankHistory),
                new Feed<>(TopicCatalogue.SWARM, swarms),
                new Feed<>(TopicCatalogue.ALERTS, alerts),
                new Feed<>(TopicCatalogue.RANKINGS, rankings),
                new Feed<>(TopicCatalogue.PAY_ALIGNMENT, payAlignments),
                new Feed<>(TopicCatalogue.ATTESTATIONS, attestations),
                new Feed<>(TopicCatalogue.SELF_REPORT_VERDICTS, verdicts),
                new Feed<>(TopicCatalogue.BANDWIDTH, bandwidth),
                new Feed<>(TopicCatalogue.COMPLIANCE, compliance),
                new Feed<>(TopicCatalogue.POOL, pool),
                new Feed<>(TopicCatalogue.HOST_METRICS, hostMetrics, Optional.of(HOST_METRICS_LOOK_BACK)));
    }

    @Override
    public Optional<HosterFacts> hoster(String hosterId) {
        if (!isKnownHoster(hosterId)) {
            return Optional.empty();
        }
        Optional<HosterRatings> rated = ratings.of(hosterId);
        return Optional.of(
                new HosterFacts(hosterId, nodes.of(hosterId), rated, performances.of(hosterId), attestorsAlone(rated)));
    }

    @Override
    public List<String> hosterIds() {
        NavigableSet<String> ids = new TreeSet<>(ratings.keys());
        ids.addAll(plan.hosterIds());
        nodes.all().stream().filter(node -> does(node, Role.HOSTER)).forEach(node -> ids.add(node.getNodeId()));
        return List.copyOf(ids);
    }

    public boolean isKnownHoster(String id) {
        return ratings.has(id)
                || !plan.setupsOf(id).isEmpty()
                || nodes.of(id).filter(node -> does(node, Role.HOSTER)).isPresent();
    }

    /** Nodes that registered as attestors, and those whose word was heard without. */
    public List<String> attestorIds() {
        NavigableSet<String> ids = new TreeSet<>(attestors.keys());
        nodes.all().stream().filter(node -> does(node, Role.ATTESTOR)).forEach(node -> ids.add(node.getNodeId()));
        return List.copyOf(ids);
    }

    public boolean isKnownAttestor(String id) {
        return attestors.has(id)
                || nodes.of(id).filter(node -> does(node, Role.ATTESTOR)).isPresent();
    }

    /** Setups of the plan, and those that windows were concluded about. */
    public List<String> setupIds() {
        NavigableSet<String> ids = new TreeSet<>(plan.setupIds());
        ids.addAll(swarms.keys());
        Stream.of(rankings, attestations, verdicts, bandwidth, compliance).forEach(view -> ids.addAll(view.keys()));
        return List.copyOf(ids);
    }

    public boolean isKnownSetup(String id) {
        return plan.setup(id).isPresent()
                || swarms.has(id)
                || Stream.of(rankings, attestations, verdicts, bandwidth, compliance)
                        .anyMatch(view -> view.keys().contains(id));
    }

    @Override
    public Optional<Job> job(String jobId) {
        return jobs.of(jobId);
    }

    @Override
    public List<Job> jobs() {
        return List.copyOf(jobs.all());
    }

    JobsView jobsView() {
        return jobs;
    }

    public PlanView plan() {
        return plan;
    }

    public LatestView<KnownNode> nodes() {
        return nodes;
    }

    public LatestView<HosterRatings> ratings() {
        return ratings;
    }

    public LatestView<HosterPerformances> performances() {
        return performances;
    }

    public LatestView<AttestorStanding> attestors() {
        return attestors;
    }

    public LatestView<RankHistory> rankHistory() {
        return rankHistory;
    }

    public LatestView<SwarmState> swarms() {
        return swarms;
    }

    public AlertsView alerts() {
        return alerts;
    }

    public WindowsView<Ranking> rankings() {
        return rankings;
    }

    public WindowsView<PayAlignment> payAlignments() {
        return payAlignments;
    }

    public WindowsView<AttestedWindow> attestations() {
        return attestations;
    }

    public WindowsView<SelfReportVerdicts> verdicts() {
        return verdicts;
    }

    public WindowsView<BandwidthWindow> bandwidth() {
        return bandwidth;
    }

    public WindowsView<ComplianceWindow> compliance() {
        return compliance;
    }

    /** By region. */
    public WindowsView<PoolWindow> pool() {
        return pool;
    }

    public HostMetricsView hostMetrics() {
        return hostMetrics;
    }

    private Map<String, AttestorStanding> attestorsAlone(Optional<HosterRatings> rated) {
        return rated.stream()
                .flatMap(all -> Stream.concat(all.getRegions().stream(), Stream.of(all.getOverall())))
                .flatMap(region -> region.getLone().stream())
                .map(LoneEvidence::getAttestorId)
                .distinct()
                .flatMap(id -> attestors.of(id).stream())
                .collect(Collectors.toMap(AttestorStanding::getAttestorId, Function.identity()));
    }

    private static boolean does(KnownNode node, Role role) {
        return node.getRegistration().getRoles().contains(role);
    }
}

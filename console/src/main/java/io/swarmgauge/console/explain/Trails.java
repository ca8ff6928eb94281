package io.swarmgauge.console.explain;

import static io.swarmgauge.topics.TopicCatalogue.ALERT_RULES;
import static io.swarmgauge.topics.TopicCatalogue.ATTESTATIONS;
import static io.swarmgauge.topics.TopicCatalogue.BENCHMARKS;
import static io.swarmgauge.topics.TopicCatalogue.HOSTING_SETUPS;
import static io.swarmgauge.topics.TopicCatalogue.RANKINGS;
import static io.swarmgauge.topics.TopicCatalogue.REGISTRATIONS;
import static io.swarmgauge.topics.TopicCatalogue.REQUESTS;
import static io.swarmgauge.topics.TopicCatalogue.SELF_REPORTS;
import static io.swarmgauge.topics.TopicCatalogue.STORAGE_CHECKS;
import static io.swarmgauge.topics.TopicCatalogue.TRANSFERS;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.Busyness;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.schema.gauge.RankHistory;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Which records each kind of conclusion rests on. Knows the formulas' inputs, and nothing of Kafka. */
final class Trails {

    private static final String MEASURED = "what an attestor measured in the window";
    private static final String AGREED = "what the attestors agreed on from that";
    private static final String PLANNED = "who hosts the setup, and its terms";
    private static final String MOVED = "what a node says it moved in the window";

    private final Collection<HostingSetup> plan;
    private final Duration back;

    /**
     * Makes trails.
     *
     * @param plan the present setups, for conclusions that are about all setups of a node
     * @param back how far the records of a conclusion about weeks are looked for
     */
    Trails(Collection<HostingSetup> plan, Duration back) {
        this.plan = List.copyOf(plan);
        this.back = back;
    }

    /** Whether the trail of the topic's conclusions needs to know the plan. */
    static boolean needsPlan(SpecificRecord conclusion) {
        return conclusion instanceof HosterRatings
                || conclusion instanceof HosterPerformances
                || conclusion instanceof RankHistory
                || conclusion instanceof AttestorStanding;
    }

    Trail of(SpecificRecord conclusion) {
        if (conclusion instanceof Ranking ranking) {
            return ranking(ranking);
        } else if (conclusion instanceof AttestedWindow window) {
            return Trail.of(
                    benchmarks(window.getSetupId(), window.getWindowStart(), window.getWindowEnd(), measured -> true),
                    setup(window.getSetupId()));
        } else if (conclusion instanceof PayAlignment pay) {
            return pay(pay);
        } else if (conclusion instanceof SelfReportVerdicts verdicts) {
            return verdicts(verdicts);
        } else if (conclusion instanceof BandwidthWindow window) {
            return Trail.of(
                    said(TRANSFERS, window.getSetupId(), window.getWindowStart(), window.getWindowEnd(), MOVED),
                    setup(window.getSetupId()));
        } else if (conclusion instanceof SwarmState swarm) {
            return swarm(swarm);
        } else if (conclusion instanceof ComplianceWindow window) {
            return compliance(window);
        } else if (conclusion instanceof Alert alert) {
            return alert(alert);
        } else if (conclusion instanceof KnownNode node) {
            return Trail.of(Step.latest(REGISTRATIONS, node.getNodeId(), "what the node says it is"));
        }
        return overWeeks(conclusion);
    }

    private static Trail ranking(Ranking ranking) {
        String region = ranking.getRegion();
        return Trail.of(
                benchmarks(
                        ranking.getSetupId(),
                        ranking.getWindowStart(),
                        ranking.getWindowEnd(),
                        measured -> region == null
                                || region.equals(measured.getHeader().getRegion())),
                window(ATTESTATIONS, ranking.getSetupId(), ranking.getWindowStart(), ranking.getWindowEnd(), AGREED),
                setup(ranking.getSetupId()));
    }

    private static Trail pay(PayAlignment pay) {
        Step ranked = new Step(
                RANKINGS,
                pay.getSetupId(),
                pay.getWindowStart(),
                pay.getWindowEnd(),
                value -> value instanceof Ranking ranking
                        && ranking.getWindowStart() == pay.getWindowStart()
                        && ranking.getPerformance() == pay.getPerformance()
                        && ranking.getRegion() == null,
                "the order by performance");
        return Trail.of(
                benchmarks(pay.getSetupId(), pay.getWindowStart(), pay.getWindowEnd(), measured -> true),
                ranked,
                setup(pay.getSetupId()));
    }

    private static Trail verdicts(SelfReportVerdicts verdicts) {
        long from = verdicts.getWindowStart();
        long until = verdicts.getWindowEnd();
        Step claims = new Step(
                SELF_REPORTS,
                verdicts.getSetupId(),
                from,
                until,
                value -> value instanceof SelfReport report
                        && from <= report.getPeriodStart()
                        && report.getPeriodStart() < until,
                "what a hoster claims for the period");
        return Trail.of(
                claims,
                said(
                        TRANSFERS,
                        verdicts.getSetupId(),
                        from,
                        until,
                        "a hoster's own books, or a receipt of the other side"),
                setup(verdicts.getSetupId()));
    }

    private static Trail swarm(SwarmState swarm) {
        List<Step> steps = new ArrayList<>();
        Busyness busyness = swarm.getBusyness();
        if (busyness != null) {
            long from = busyness.getWindowStart();
            long until = busyness.getWindowEnd();
            steps.add(said(REQUESTS, swarm.getSetupId(), from, until, "requests that an announced attestor saw"));
            steps.add(said(TRANSFERS, swarm.getSetupId(), from, until, "requests that a hoster says it saw"));
        }
        Health health = swarm.getHealth();
        if (health != null) {
            steps.add(said(
                    STORAGE_CHECKS,
                    swarm.getSetupId(),
                    health.getWindowStart(),
                    health.getWindowEnd(),
                    "which chunks an attestor could get"));
        }
        steps.add(setup(swarm.getSetupId()));
        return new Trail(steps, List.of(), List.of());
    }

    private static Trail compliance(ComplianceWindow window) {
        long from = window.getWindowStart();
        long until = window.getWindowEnd();
        return Trail.of(
                        benchmarks(window.getSetupId(), from, until, measured -> true),
                        said(STORAGE_CHECKS, window.getSetupId(), from, until, "which chunks an attestor could get"),
                        window(ATTESTATIONS, window.getSetupId(), from, until, AGREED),
                        setup(window.getSetupId()))
                .noting("Figures of the whole period also rest on the windows since %s: explain each with --at."
                        .formatted(Instant.ofEpochMilli(until - window.getPeriodMs())));
    }

    private static Trail alert(Alert alert) {
        Stream<Trail.Pointer> evidence =
                alert.getEvidence().stream().map(place -> new Trail.Pointer(place, "what the figure rests on"));
        Stream<Trail.Pointer> causes = alert.getSuspectedCauses().stream().flatMap(cause -> cause.getEvidence().stream()
                .map(place -> new Trail.Pointer(place, "suspected cause: " + cause.getText())));
        return new Trail(
                List.of(Step.latest(ALERT_RULES, alert.getRule(), "the rule, as it was published last")),
                Stream.concat(evidence, causes).toList(),
                List.of());
    }

    private Trail overWeeks(SpecificRecord conclusion) {
        if (conclusion instanceof HosterRatings ratings) {
            return ofHoster(
                    ratings.getHosterId(),
                    ratings.getAsOf(),
                    "its windows of the last five weeks, with a half-life of 7 days");
        } else if (conclusion instanceof HosterPerformances performances) {
            return ofHoster(performances.getHosterId(), performances.getAsOf(), "its windows of the last weeks");
        } else if (conclusion instanceof RankHistory history) {
            return history(history);
        } else if (conclusion instanceof AttestorStanding standing) {
            return attestor(standing);
        }
        if (conclusion instanceof PoolWindow pool) {
            throw new CannotExplainException(
                    "A pool's window rests on what every hoster of the region %s said of itself until then, of which node.registrations keeps only the last word."
                            .formatted(pool.getRegion()),
                    "See when each was heard of: 'swarmgauge tail gauge.nodes --from-beginning', and explain one of them.");
        }
        throw new CannotExplainException(
                "What %s rests on is not known to this version."
                        .formatted(conclusion.getSchema().getName()),
                "Explain a conclusion that rests on it.");
    }

    private Trail ofHoster(String hosterId, long asOf, String all) {
        List<Step> steps = new ArrayList<>();
        setupsOf(hosterId).forEach(setupId -> {
            steps.add(benchmarks(setupId, asOf - back.toMillis(), asOf, measured -> measured.getHosterId()
                    .equals(hosterId)));
            steps.add(window(ATTESTATIONS, setupId, asOf - back.toMillis(), asOf, AGREED));
        });
        return new Trail(steps, List.of(), List.of(olderThan(asOf, all)));
    }

    private Trail history(RankHistory history) {
        List<Step> steps = new ArrayList<>();
        long from = history.getAsOf() - back.toMillis();
        setupsOf(history.getHosterId()).forEach(setupId -> {
            steps.add(new Step(
                    RANKINGS,
                    setupId,
                    from,
                    history.getAsOf(),
                    value -> value instanceof Ranking ranking && ranking.getRegion() == null,
                    "a place that is counted"));
            steps.add(benchmarks(setupId, from, history.getAsOf(), measured -> true));
        });
        return new Trail(steps, List.of(), List.of(olderThan(history.getAsOf(), "its places of the last 28 days")));
    }

    private Trail attestor(AttestorStanding standing) {
        List<Step> steps = plan.stream()
                .map(setup -> benchmarks(
                        setup.getSetupId(),
                        standing.getAsOf() - back.toMillis(),
                        standing.getAsOf(),
                        measured -> measured.getHeader().getNodeId().equals(standing.getAttestorId())))
                .toList();
        return new Trail(
                steps,
                List.of(),
                List.of(olderThan(
                        standing.getAsOf(), "its windows of the last five weeks and what others measured in them")));
    }

    private String olderThan(long asOf, String all) {
        return "It rests on %s; looked for were the records since %s (--back looks further)."
                .formatted(all, Instant.ofEpochMilli(asOf - back.toMillis()));
    }

    private List<String> setupsOf(String hosterId) {
        return plan.stream()
                .filter(setup -> setup.getHosters().stream()
                        .anyMatch(hoster -> hoster.getHosterId().equals(hosterId)))
                .map(HostingSetup::getSetupId)
                .sorted()
                .toList();
    }

    private static Step benchmarks(String setupId, long from, long until, Predicate<BenchmarkResult> takes) {
        return new Step(
                BENCHMARKS,
                setupId,
                from,
                until,
                value -> Fields.beginsIn(value, from, until)
                        && value instanceof BenchmarkResult measured
                        && takes.test(measured),
                MEASURED);
    }

    private static Step said(Topic<?> topic, String setupId, long from, long until, String role) {
        return new Step(topic, setupId, from, until, value -> Fields.beginsIn(value, from, until), role);
    }

    private static Step window(Topic<?> topic, String setupId, long from, long until, String role) {
        return new Step(
                topic,
                setupId,
                from,
                until,
                value -> from <= Fields.whole(value, "windowStart") && Fields.whole(value, "windowStart") < until,
                role);
    }

    private static Step setup(String setupId) {
        return Step.latest(HOSTING_SETUPS, setupId, PLANNED);
    }
}

package io.swarmgauge.streams.pay;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import io.swarmgauge.schema.gauge.PaidHoster;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.PayInversion;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the order by pay against the order by performance. */
final class PayPolicy {

    private static final Comparator<PaidHoster> BEST_PAID_FIRST = Comparator.comparing(
                    PaidHoster::getPayPerDay, nullsLast(reverseOrder()))
            .thenComparing(PaidHoster::getRank, nullsLast(naturalOrder()))
            .thenComparing(PaidHoster::getHosterId);

    private PayPolicy() {}

    /** Empty when nobody's pay is known. */
    static Optional<PayAlignment> alignment(Ranking ranking, HostingSetup setup) {
        Map<String, Long> pay = payByHoster(setup);
        if (pay.isEmpty()) {
            return Optional.empty();
        }
        List<PaidHoster> hosters = ranking.getHosters().stream()
                .map(hoster -> paid(hoster, pay))
                .sorted(BEST_PAID_FIRST)
                .toList();
        List<PaidHoster> comparable = hosters.stream()
                .filter(hoster -> hoster.getPayPerDay() != null && hoster.getRank() != null)
                .toList();
        return Optional.of(new PayAlignment(
                ranking.getSetupId(),
                ranking.getPerformance(),
                ranking.getWindowStart(),
                ranking.getWindowEnd(),
                ranking.getRevision(),
                hosters,
                comparable.size() * (comparable.size() - 1) / 2,
                inversions(comparable),
                KendallTau.of(comparable)));
    }

    private static Map<String, Long> payByHoster(HostingSetup setup) {
        Map<String, Long> pay = new HashMap<>();
        for (SetupHoster hoster : setup.getHosters()) {
            if (hoster.getPayPerDay() != null) {
                pay.put(hoster.getHosterId(), hoster.getPayPerDay());
            }
        }
        return pay;
    }

    private static PaidHoster paid(RankedHoster hoster, Map<String, Long> pay) {
        return new PaidHoster(hoster.getHosterId(), pay.get(hoster.getHosterId()), hoster.getRank());
    }

    /** Best paid first, so that of each pair the first is paid as much or more. A tie contradicts nothing. */
    private static List<PayInversion> inversions(List<PaidHoster> comparable) {
        List<PayInversion> inversions = new ArrayList<>();
        for (int i = 0; i < comparable.size(); i++) {
            for (PaidHoster less : comparable.subList(i + 1, comparable.size())) {
                PaidHoster more = comparable.get(i);
                if (more.getPayPerDay() > less.getPayPerDay() && more.getRank() > less.getRank()) {
                    inversions.add(new PayInversion(more.getHosterId(), less.getHosterId(), difference(more, less)));
                }
            }
        }
        return inversions;
    }

    /** Of pays as far apart as a long reaches, the most that a long holds. */
    private static long difference(PaidHoster more, PaidHoster less) {
        long difference = more.getPayPerDay() - less.getPayPerDay();
        return difference < 0 ? Long.MAX_VALUE : difference;
    }
}

package io.swarmgauge.streams.pay;

import io.swarmgauge.schema.gauge.PaidHoster;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kendall's rank correlation with ties, tau-b: concordant less discordant pairs over the geometric mean of the pairs that
 * are untied in the one and in the other (M. G. Kendall, The treatment of ties in ranking problems, Biometrika 33, 1945).
 */
final class KendallTau {

    private KendallTau() {}

    /** Of pay and performance: 1 when more pay always goes with a better rank. Null when all pay or all ranks are alike. */
    static @Nullable Double of(List<PaidHoster> hosters) {
        long balance = 0;
        long untiedInPay = 0;
        long untiedInRank = 0;
        for (int i = 0; i < hosters.size(); i++) {
            for (PaidHoster other : hosters.subList(i + 1, hosters.size())) {
                int byPay = Long.compare(hosters.get(i).getPayPerDay(), other.getPayPerDay());
                int byRank =
                        Integer.compare(other.getRank(), hosters.get(i).getRank()); // the lesser rank is the better
                balance += (long) byPay * byRank;
                untiedInPay += Math.abs(byPay);
                untiedInRank += Math.abs(byRank);
            }
        }
        return untiedInPay == 0 || untiedInRank == 0 ? null : balance / Math.sqrt((double) untiedInPay * untiedInRank);
    }
}

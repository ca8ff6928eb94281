package io.swarmgauge.streams.history;

import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.state.history.Place;
import io.swarmgauge.streams.state.ledger.LedgerEntry;
import java.util.List;

/** The place that a ranking gives each hoster: no place too, which takes back what a former revision said. */
final class Contributions {

    static final StateSerde<Place> SERDE = StateSerde.of(Place.class);

    private Contributions() {}

    static List<LedgerEntry> of(Ranking ranking) {
        String performance = ranking.getPerformance().name();
        return ranking.getHosters().stream()
                .map(hoster -> new LedgerEntry(
                        hoster.getHosterId(),
                        ranking.getSetupId() + '/' + performance,
                        ranking.getWindowStart(),
                        ranking.getWindowEnd(),
                        ranking.getRevision(),
                        SERDE.encode(new Place(ranking.getSetupId(), performance, hoster.getRank()))))
                .toList();
    }
}

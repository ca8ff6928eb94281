package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.RequestedRange;
import io.swarmgauge.schema.plan.HostingSetup;
import java.util.List;

/** A harvest adds up: its ranges give its distinct requests, and no range was asked for by more peers than asked at all. */
final class RequestHarvestRules implements RecordRules<RequestHarvest> {

    @Override
    public void check(RequestHarvest harvest, Findings findings) {
        findings.requests("requests", harvest.getRequests());
        findings.notNegative("distinctRequests", harvest.getDistinctRequests());
        findings.notNegative("peers", harvest.getPeers());
        findings.require(
                harvest.getDistinctRequests() <= harvest.getRequests(),
                () -> "distinctRequests is %d, requests are only %d"
                        .formatted(harvest.getDistinctRequests(), harvest.getRequests()));
        harvest.getRanges().forEach(range -> range(range, harvest.getPeers(), findings));
        ascending(harvest.getRanges(), findings);
        addsUp(harvest, findings);
    }

    @Override
    public void checkAgainst(HostingSetup setup, RequestHarvest harvest, Findings findings) {
        Planned planned = new Planned(setup, findings);
        harvest.getRanges().forEach(range -> planned.chunks("ranges", range.getFirst(), range.getLength()));
    }

    private static void range(RequestedRange range, int peers, Findings findings) {
        findings.notNegative("ranges.first", range.getFirst());
        findings.atLeastOne("ranges.length", range.getLength());
        findings.atLeastOne("ranges.peers", range.getPeers());
        findings.require(range.getPeers() <= peers, () -> "ranges.peers is %d, the harvest saw only %d"
                .formatted(range.getPeers(), peers));
    }

    private static void ascending(List<RequestedRange> ranges, Findings findings) {
        for (int i = 1; i < ranges.size(); i++) {
            RequestedRange before = ranges.get(i - 1);
            int first = ranges.get(i).getFirst();
            findings.require(
                    first >= (long) before.getFirst() + before.getLength(),
                    () -> "the range from %d follows the one of %d from %d, must ascend without overlap"
                            .formatted(first, before.getLength(), before.getFirst()));
        }
    }

    /** Ranges without overlap hold at most 2^31 chunks and 2^31 peers each, so their sum is no more than a long holds. */
    private static void addsUp(RequestHarvest harvest, Findings findings) {
        long sum = harvest.getRanges().stream()
                .mapToLong(range -> (long) range.getLength() * range.getPeers())
                .sum();
        findings.require(
                sum == harvest.getDistinctRequests(), () -> "ranges add up to %d requests, distinctRequests says %d"
                        .formatted(sum, harvest.getDistinctRequests()));
    }
}

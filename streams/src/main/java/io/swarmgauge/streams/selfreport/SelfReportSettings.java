package io.swarmgauge.streams.selfreport;

import java.time.Duration;

/**
 * How claims are judged.
 *
 * @param period length of the periods that hosters report, aligned to the epoch
 * @param receiptsCoverSwarm whether every node that downloads reports it, so that what nobody received was not sent
 * @param slackBytes how far two totals of the same traffic may differ, in bytes, before the difference means anything
 * @param cheatableShare the share of the traffic whose receivers may side with the hoster, 0..1 (exclusive)
 */
public record SelfReportSettings(Duration period, boolean receiptsCoverSwarm, long slackBytes, double cheatableShare) {

    /** A chunk in flight with each of four counterparties at the edge of a period; a chunk is at most 64 KiB as a rule. */
    public static final long DEFAULT_SLACK_BYTES = 4 * 64 * 1024;

    /** FlashFlow's r: a relay can inflate its measured capacity by at most 1 / (1 - r) = 1.33 times. */
    public static final double DEFAULT_CHEATABLE_SHARE = 0.25;

    public SelfReportSettings {
        if (slackBytes < 0 || cheatableShare < 0 || cheatableShare >= 1) {
            throw new IllegalArgumentException("slack is not negative and the cheatable share lies between 0 and 1");
        }
    }

    /** The most that receipts of the given size allow to have been sent. */
    long mostCredible(long receipts) {
        return (long) Math.floor(receipts / (1 - cheatableShare));
    }

    /** The least that a claim may be, given receipts of the given size. */
    long leastCredible(long receipts) {
        return (long) Math.ceil(receipts * (1 - cheatableShare));
    }
}

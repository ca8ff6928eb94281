package io.swarmgauge.streams.compliance;

import io.swarmgauge.streams.state.compliance.Sums;

/** One setup's history from windows at both ends of a span and sums of hours and days between them. */
final class KeptHistory implements History {

    private final ComplianceBook book;
    private final String setup;
    private final long windowLength;

    KeptHistory(ComplianceBook book, String setup, long windowLength) {
        this.book = book;
        this.setup = setup;
        this.windowLength = windowLength;
    }

    @Override
    public Sums between(long from, long to) {
        Adder adder = new Adder();
        long firstHour = Spans.ceil(from, Spans.HOUR);
        long lastHour = Spans.floor(to, Spans.HOUR);
        if (lastHour <= firstHour) {
            addWindows(from, to, adder);
        } else {
            addWindows(from, firstHour, adder);
            addHours(firstHour, lastHour, adder);
            addWindows(lastHour, to, adder);
        }
        return adder.sums();
    }

    private void addHours(long from, long to, Adder adder) {
        long firstDay = Spans.ceil(from, Spans.DAY);
        long lastDay = Spans.floor(to, Spans.DAY);
        if (lastDay <= firstDay) {
            book.addHours(setup, from, to, adder);
        } else {
            book.addHours(setup, from, firstDay, adder);
            book.addDays(setup, firstDay, lastDay, adder);
            book.addHours(setup, lastDay, to, adder);
        }
    }

    /** A window longer than the span that it ends is all that the span has. */
    private void addWindows(long from, long to, Adder adder) {
        if (from < to) {
            boolean afterHours = Spans.floor(from, Spans.HOUR) == from;
            long samplesFrom = afterHours ? from : from - windowLength + 1;
            WindowSums windows = new WindowSums(samplesFrom);
            book.eachWindow(setup, Math.min(Spans.floor(from, Spans.SLOT), samplesFrom), to, windows::add);
            adder.add(windows.sums());
        }
    }
}

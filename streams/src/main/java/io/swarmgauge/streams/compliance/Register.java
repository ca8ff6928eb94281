package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.compliance.ComplianceRow;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Enters evidence in a setup's book and notes from which window on something else is to be said. */
final class Register {

    enum Entered {
        COUNTED,
        /** Only how much of the window's evidence arrived is another. */
        COVERAGE,
        WITHOUT_EFFECT,
        EXPIRED
    }

    static final int UNPUBLISHED = -1;

    /** The longest burn window. */
    private static final long LOOKED_BACK = 3 * Spans.DAY;

    private final ComplianceBook book;
    private final Agenda fresh;
    private final Agenda corrections;
    private final long retentionMs;

    Register(ComplianceBook book, Agenda fresh, Agenda corrections, long retentionMs) {
        this.book = book;
        this.fresh = fresh;
        this.corrections = corrections;
        this.retentionMs = retentionMs;
    }

    Entered enter(HostingSetup setup, Evidence evidence) {
        String id = setup.getSetupId();
        Window window = evidence.window();
        Optional<Terms> terms = CompliancePolicy.terms(setup, window);
        ComplianceRow before = book.window(id, window.start());
        ComplianceRow after = evidence.in(before, setup, terms);
        if (after.equals(before) || (terms.isEmpty() && isUntouched(before))) {
            return Entered.WITHOUT_EFFECT;
        }
        OptionalLong latest = book.latest(id);
        if (latest.isPresent() && window.start() < firstRevisable(latest.getAsLong())) {
            return Entered.EXPIRED;
        }
        book.put(id, window.start(), after);
        if (before.getRevision() == UNPUBLISHED) {
            fresh.add(id, window.start());
        }
        advance(id, latest, window.start());
        if (showsTheSame(before, after)) {
            return before.getRevision() == UNPUBLISHED ? Entered.COUNTED : Entered.COVERAGE;
        }
        book.addUp(id, window.start());
        if (before.getRevision() != UNPUBLISHED || latest.orElse(Long.MIN_VALUE) > window.start()) {
            corrections.add(id, window.start());
        }
        return Entered.COUNTED;
    }

    private void advance(String id, OptionalLong latest, long start) {
        if (latest.isEmpty() || start > latest.getAsLong()) {
            book.latest(id, start);
            if (Spans.floor(latest.orElse(start), Spans.HOUR) < Spans.floor(start, Spans.HOUR)) {
                book.forget(id, firstKept(start), start - retentionMs - Spans.PERIOD - Spans.DAY);
            }
        }
    }

    private long firstRevisable(long latest) {
        return latest - retentionMs - Spans.HOUR;
    }

    /** The hour of the first window that can still be revised is added up again, and its burn windows reach back further. */
    private long firstKept(long latest) {
        return Spans.floor(firstRevisable(latest) - LOOKED_BACK, Spans.HOUR);
    }

    private static boolean isUntouched(ComplianceRow row) {
        return row.getAttestedRevision() == UNPUBLISHED && row.getHealthRevision() == UNPUBLISHED;
    }

    private static boolean showsTheSame(ComplianceRow before, ComplianceRow after) {
        return before.getSights().equals(after.getSights()) && Objects.equals(before.getChunks(), after.getChunks());
    }
}

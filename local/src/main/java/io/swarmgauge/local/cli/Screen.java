package io.swarmgauge.local.cli;

import io.swarmgauge.local.Progress;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a run shows: steps while it starts, then a page that is redrawn in a terminal and repeated elsewhere. */
final class Screen implements Progress {

    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[J";

    private final PrintWriter out;
    private final boolean redraws;
    private final long start = System.nanoTime();

    Screen(PrintWriter out, boolean redraws) {
        this.out = out;
        this.redraws = redraws;
    }

    @Override
    public void ready(String part, String detail) {
        say(String.format(Locale.ROOT, "%6.1f s  %-10s %s", (System.nanoTime() - start) / 1e9, part, detail));
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    boolean redraws() {
        return redraws;
    }

    void show(List<String> page) {
        if (redraws) {
            out.print(HOME_AND_CLEAR);
        } else {
            out.println();
        }
        page.forEach(out::println);
        out.flush();
    }
}

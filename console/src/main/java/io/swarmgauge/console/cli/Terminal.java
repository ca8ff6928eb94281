package io.swarmgauge.console.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The person at the keyboard, if there is one. */
final class Terminal {

    private static final Set<String> YES = Set.of("y", "yes");

    private final Console console;

    private Terminal(Console console) {
        this.console = console;
    }

    /** JDK 22 and later give a console without a terminal too; only there it can be asked, which JDK 17 cannot compile. */
    @SuppressWarnings("SystemConsoleNull")
    static Optional<Terminal> atHand() {
        return Optional.ofNullable(System.console())
                .filter(Terminal::isTerminal)
                .map(Terminal::new);
    }

    boolean agrees(String question) {
        String answer = console.readLine("%s [y/N] ", question);
        return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}

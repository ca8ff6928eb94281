package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.AlertRule;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** The rules in force as one task last saw them. */
final class RulesSeen {

    private static final long NEVER = -1;

    private final List<AlertRule> fileRules;
    private final RuleTable table;
    private final ProcessingContext context;
    private RuleBook book = RuleBook.of(List.of(), List.of());
    private long changesSeen = NEVER;

    RulesSeen(List<AlertRule> fileRules, RuleTable table, ProcessingContext context) {
        this.fileRules = fileRules;
        this.table = table;
        this.context = context;
    }

    RuleBook book() {
        return book;
    }

    /** The rules, if they changed since this was asked last; the first time, they did. */
    Optional<RuleBook> changed() {
        long changes = table.changes();
        if (changes == changesSeen) {
            return Optional.empty();
        }
        changesSeen = changes;
        book = RuleBook.of(fileRules, RuleTable.rules(context));
        return Optional.of(book);
    }
}

package io.swarmgauge.console.letters;

import io.swarmgauge.signing.SignatureCheck;
import io.swarmgauge.signing.SignatureCheck.Result.Missing;
import io.swarmgauge.signing.SignatureCheck.Result.Wrong;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.KeyKind;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what would stand in the way of a record that is sent again. For one thread. */
public final class OutlookCheck {

    private final SignatureCheck signatures = new SignatureCheck();
    private final RecordReader reader;
    private final PlannedSetups plan;
    private final Retention retention;

    /** The plan's setups, as far as they can be read. */
    public sealed interface PlannedSetups {

        record Known(Set<String> ids) implements PlannedSetups {}

        /** The plan could not be read, and why. */
        record Unknown(String why) implements PlannedSetups {}
    }

    public OutlookCheck(RecordReader reader, PlannedSetups plan, Retention retention) {
        this.reader = reader;
        this.plan = plan;
        this.retention = retention;
    }

    public Outlook of(KeptRecord kept) {
        List<String> obstacles = new ArrayList<>();
        List<String> unknowns = new ArrayList<>();
        SignatureCheck.Result signature = signatures.check(kept.letter().topic(), kept.key(), kept.value(), kept.own());
        if (signature instanceof Missing missing) {
            obstacles.add("it would be UNSIGNED: " + missing.detail());
        } else if (signature instanceof Wrong wrong) {
            obstacles.add("it would have a BAD_SIGNATURE: " + wrong.detail());
        }
        Reading reading = reader.read(kept);
        if (reading instanceof Reading.Undecodable undecodable) {
            obstacles.add("it is still UNDECODABLE: " + undecodable.why());
        } else if (reading instanceof Reading.Unasked unasked) {
            unknowns.add(unasked.why());
        } else if (reading instanceof Reading.Decoded decoded) {
            decoded.windowStart().stream()
                    .mapToObj(retention::missed)
                    .flatMap(Optional::stream)
                    .forEach(obstacles::add);
        }
        if (isAboutASetup(kept.letter())) {
            String setup = kept.letter().key().orElse("");
            if (plan instanceof PlannedSetups.Known known && !known.ids().contains(setup)) {
                obstacles.add("the plan still has no setup '%s'".formatted(setup));
            } else if (plan instanceof PlannedSetups.Unknown unknown) {
                unknowns.add("the plan could not be read: " + unknown.why());
            }
        }
        return new Outlook(obstacles, unknowns);
    }

    private static boolean isAboutASetup(DeadLetter letter) {
        return TopicCatalogue.named(letter.topic())
                .map(Topic::key)
                .filter(key -> key == KeyKind.SETUP_ID)
                .isPresent();
    }
}

package io.swarmgauge.console.plan;

import io.swarmgauge.console.Names;
import io.swarmgauge.identity.NodeId;
import io.swarmgauge.identity.RegionName;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.settings.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a setup. What passes here passes the streams application's intake. */
final class SetupForm {

    private static final String KEY = "64 lower-case hex digits";

    private SetupForm() {}

    static HostingSetup read(Settings fields, Map<String, Terms> named) {
        List<SetupHoster> hosters = hosters(fields);
        List<String> regions = fields.texts("regions");
        if (!regions.stream().allMatch(RegionName::isValid)) {
            fields.problem("regions", "must be regions' names", "Give each " + RegionName.FORM + ".");
        }
        HostingSetup setup = new HostingSetup(
                fields.text("id", Names.FORM, Names::isOne),
                fields.text("feed", KEY, NodeId::isValid),
                chunks(fields),
                hosters,
                regions.isEmpty()
                        ? hosters.stream()
                                .map(SetupHoster::getRegion)
                                .distinct()
                                .toList()
                        : regions.stream().distinct().toList(),
                terms(fields, named),
                plan(fields),
                Figures.moment(fields, "from").orElse(null),
                Figures.moment(fields, "until").orElse(null));
        if (setup.getFromTime() != null
                && setup.getUntilTime() != null
                && setup.getFromTime() >= setup.getUntilTime()) {
            fields.problem("until", "is not after from", "Give a later moment.");
        }
        return setup;
    }

    private static @Nullable String plan(Settings fields) {
        return fields.has("plan") ? fields.text("plan", Names.FORM, Names::isOne) : null;
    }

    private static List<Integer> chunks(Settings fields) {
        if (!fields.has("chunks")) {
            fields.problem("chunks", "is missing", "Give chunk indexes, such as 0-9 or [0, 1, 7].");
            return List.of();
        }
        return ChunkRanges.parse(String.join(",", fields.oneOrMore("chunks"))).orElseGet(() -> {
            fields.problem(
                    "chunks",
                    "must be chunk indexes such as 0-9,12",
                    "Give at most %d indexes from 0 to %d.".formatted(ChunkRanges.MOST_CHUNKS, Integer.MAX_VALUE));
            return List.of();
        });
    }

    private static List<SetupHoster> hosters(Settings fields) {
        Set<String> ids = new HashSet<>();
        List<SetupHoster> hosters = fields.sections("hosters").stream()
                .map(hoster -> hoster(hoster, ids))
                .toList();
        if (hosters.isEmpty()) {
            fields.problem("hosters", "is missing", "Name those that serve the setup, three as a rule.");
        }
        return hosters;
    }

    private static SetupHoster hoster(Settings fields, Set<String> ids) {
        SetupHoster hoster = new SetupHoster(
                fields.text("id", KEY, NodeId::isValid),
                fields.text("region", RegionName.FORM, RegionName::isValid),
                fields.optionalWhole("pay-per-day", 0).orElse(null));
        if (!hoster.getHosterId().isEmpty() && !ids.add(hoster.getHosterId())) {
            fields.problem("id", "names a hoster of this setup again", "Name each hoster once.");
        }
        return hoster;
    }

    private static @Nullable Terms terms(Settings fields, Map<String, Terms> named) {
        if (fields.hasSection("terms")) {
            return TermsForm.read(fields.section("terms"));
        }
        return fields.optionalText("terms")
                .map(name -> {
                    if (!named.containsKey(name)) {
                        fields.problem(
                                "terms",
                                "'" + name + "' is none of the file's terms",
                                "Add it under terms:, or write its fields here.");
                    }
                    return named.get(name);
                })
                .orElse(null);
    }
}

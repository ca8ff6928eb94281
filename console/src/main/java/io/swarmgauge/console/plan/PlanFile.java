package io.swarmgauge.console.plan;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.settings.Settings;
import io.swarmgauge.settings.SettingsFile;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A plan as a YAML file, described in docs/plans.md.
 *
 * @param plan what the file asks for
 * @param kinds what it speaks of at all: only of that may something be missing from it
 */
public record PlanFile(Plan plan, Set<PlanKind> kinds) {

    public PlanFile {
        kinds = Set.copyOf(kinds);
    }

    /**
     * Reads a file.
     *
     * @throws io.swarmgauge.settings.InvalidSettingsException if it cannot be read or would be refused by the streams
     *     application
     */
    public static PlanFile read(Path file) {
        return SettingsFile.read(file, PlanFile::from);
    }

    /** As {@link #read}, for text that is already at hand. */
    public static PlanFile parse(String name, String text) {
        return SettingsFile.parse(name, text, PlanFile::from);
    }

    /** The kinds that the file speaks of without naming one: to prune by it would leave nothing of them. */
    public Set<PlanKind> emptyKinds() {
        return kinds.stream().filter(kind -> plan.of(kind).isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    private static PlanFile from(Settings file) {
        Map<String, Terms> terms = new LinkedHashMap<>();
        file.namedSections("terms").forEach((name, fields) -> terms.put(name, TermsForm.read(fields)));
        SortedMap<String, HostingSetup> setups =
                byId(file, "setups", fields -> SetupForm.read(fields, terms), HostingSetup::getSetupId);
        SortedMap<String, Job> jobs = byId(file, "jobs", JobForm::read, Job::getJobId);
        Set<PlanKind> kinds = EnumSet.noneOf(PlanKind.class);
        if (file.has("setups")) {
            kinds.add(PlanKind.SETUP);
        }
        if (file.has("jobs")) {
            kinds.add(PlanKind.JOB);
        }
        if (kinds.isEmpty()) {
            file.problem("setups", "is missing, and so is jobs", "Give setups, jobs or both.");
        }
        return new PlanFile(new Plan(setups, jobs), kinds);
    }

    private static <T> SortedMap<String, T> byId(
            Settings file, String field, Function<Settings, T> form, Function<T, String> id) {
        SortedMap<String, T> all = new TreeMap<>();
        for (Settings fields : file.sections(field)) {
            T one = form.apply(fields);
            String name = id.apply(one);
            if (!name.isEmpty() && all.put(name, one) != null) {
                fields.problem("id", "'" + name + "' is taken", "Give each an id of its own.");
            }
        }
        return all;
    }
}

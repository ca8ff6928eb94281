package io.swarmgauge.console.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Access rules in the forms in which people and tools read them. */
final class RuleText {

    private static final String ROW = "%-32s %-17s %-32s %s";

    /** One principal and one resource: what the lines of a table and of a script are made of. */
    private record Subject(String principal, ResourcePattern resource) {}

    private RuleText() {}

    static List<String> table(Collection<AclBinding> rules) {
        List<String> lines = new ArrayList<>(List.of(ROW.formatted("PRINCIPAL", "RESOURCE", "NAME", "MAY")));
        byResource(rules)
                .forEach((subject, operations) -> lines.add(ROW.formatted(
                        subject.principal(),
                        word(subject.resource().resourceType()),
                        shown(subject.resource()),
                        operations.stream().map(RuleText::word).collect(Collectors.joining(", ")))));
        return lines;
    }

    /** As lines for {@code kafka-acls.sh}, whose place and configuration the shell's variables name. */
    static List<String> script(Collection<AclBinding> rules, String bootstrapServers) {
        List<String> lines = new ArrayList<>();
        byResource(rules)
                .forEach((subject, operations) -> lines.add(
                        "kafka-acls.sh --bootstrap-server %s --command-config admin.properties --add --allow-principal %s %s %s %s --resource-pattern-type %s"
                                .formatted(
                                        bootstrapServers,
                                        quoted(subject.principal()),
                                        operations.stream()
                                                .map(operation -> "--operation " + word(operation))
                                                .collect(Collectors.joining(" ")),
                                        option(subject.resource().resourceType()),
                                        quoted(subject.resource().name()),
                                        word(subject.resource().patternType()))));
        return lines;
    }

    /** As objects with the fields principal, resource, name, pattern and operations. */
    static List<Map<String, Object>> objects(Collection<AclBinding> rules) {
        List<Map<String, Object>> objects = new ArrayList<>();
        byResource(rules).forEach((subject, operations) -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("principal", subject.principal());
            object.put("resource", word(subject.resource().resourceType()));
            object.put("name", subject.resource().name());
            object.put("pattern", word(subject.resource().patternType()));
            object.put("operations", operations.stream().map(RuleText::word).toList());
            objects.add(object);
        });
        return objects;
    }

    /** One rule in one line. */
    static String line(AclBinding rule) {
        return "%s may %s %s %s"
                .formatted(
                        rule.entry().principal(),
                        word(rule.entry().operation()),
                        word(rule.pattern().resourceType()),
                        shown(rule.pattern()));
    }

    private static Map<Subject, List<AclOperation>> byResource(Collection<AclBinding> rules) {
        return rules.stream()
                .collect(Collectors.groupingBy(
                        rule -> new Subject(rule.entry().principal(), rule.pattern()),
                        LinkedHashMap::new,
                        Collectors.mapping(rule -> rule.entry().operation(), Collectors.toList())));
    }

    private static String shown(ResourcePattern resource) {
        return resource.patternType() == PatternType.PREFIXED ? resource.name() + "*" : resource.name();
    }

    private static String option(ResourceType type) {
        return "--" + word(type);
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

package io.swarmgauge.console.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code swarmgauge acls}: who needs which rights on the cluster, and their creation. */
@Command(
        name = "acls",
        mixinStandardHelpOptions = true,
        description = "Shows the access rules that the topic catalogue asks for; asks no cluster.",
        subcommands = AclsApplyCommand.class)
public final class AclsCommand implements Callable<Integer> {

    /** How rules are shown. */
    enum Format {
        TABLE,
        KAFKA_ACLS,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    @Mixin
    private PrincipalOptions principals;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = FormatReader.class,
            description = "table, kafka-acls (a script of kafka-acls.sh lines) or json (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9092",
            description = "What the script's lines name (default: ${DEFAULT-VALUE}).")
    private String bootstrapServers;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Set<AclBinding> rules = principals.rules();
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> RuleText.table(rules).forEach(out::println);
            case KAFKA_ACLS -> RuleText.script(rules, bootstrapServers).forEach(out::println);
            case JSON -> out.println(json(rules));
        }
        out.flush();
        return 0;
    }

    private static String json(Set<AclBinding> rules) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(RuleText.objects(rules));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the rules have no JSON form", e);
        }
    }

    /** Reads a format as it is written: with hyphens. */
    static final class FormatReader implements picocli.CommandLine.ITypeConverter<Format> {
        @Override
        public Format convert(String word) {
            for (Format format : Format.values()) {
                if (format.toString().equalsIgnoreCase(word)) {
                    return format;
                }
            }
            throw new picocli.CommandLine.TypeConversionException(
                    "must be table, kafka-acls or json, is '" + word + "'");
        }
    }
}

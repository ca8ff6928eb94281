package io.swarmgauge.console.cli;

import io.swarmgauge.console.letters.LetterSender;
import io.swarmgauge.console.letters.LetterTopic;
import io.swarmgauge.console.letters.OutlookCheck.PlannedSetups;
import io.swarmgauge.console.letters.RecordReader;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the commands on dead letters find letters, plan and registry. */
final class LetterAccess {

    /** What a command does; it may fail as a cluster does. */
    @FunctionalInterface
    interface Work {
        int run();
    }

    @Mixin
    private ClusterOptions cluster;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Runs the command's work; what keeps the cluster from answering is said in words, with exit code 1. */
    int run(Work work) {
        refuseOptionsBeforeTheSubcommand();
        try {
            return work.run();
        } catch (KafkaException | IllegalStateException e) {
            spec.commandLine().getErr().println(Shown.text(PlanApplyCommand.reason(e, cluster)));
            return 1;
        }
    }

    LetterTopic letters() {
        return new LetterTopic(() -> PlanClients.reader(cluster));
    }

    RecordReader reader() {
        return new RecordReader(new RecordSerdes(cluster.registry()));
    }

    LetterSender sender() {
        return new LetterSender(new KafkaProducer<>(
                PlanClients.producer(cluster.client()), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** A plan that cannot be read keeps nobody from looking at a letter. */
    PlannedSetups plannedSetups() {
        try {
            return new PlannedSetups.Known(
                    PlanClients.on(cluster).present().setups().keySet());
        } catch (KafkaException | IllegalStateException | RegistryOutage e) {
            return new PlannedSetups.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** 'dead-letters' lists by itself, so it takes the same options; before a subcommand they would be dropped in silence. */
    private void refuseOptionsBeforeTheSubcommand() {
        CommandSpec parent = spec.parent();
        if (parent != null
                && !parent.commandLine().getParseResult().matchedOptions().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Write options behind '%s', not before it".formatted(spec.name()));
        }
    }
}

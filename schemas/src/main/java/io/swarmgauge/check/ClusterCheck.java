package io.swarmgauge.check;

import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.access.Plaintext;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.topics.Topic;
import java.util.ArrayList;
import java.util.List;

/** Whether a part would find the cluster, its topics and the registry, and whether others could read along. */
public final class ClusterCheck {

    private ClusterCheck() {}

    /** What was found; the part needs the topics. */
    public static List<Finding> findings(KafkaAccess kafka, RegistrySettings registry, List<Topic<?>> needed) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(new BrokerCheck(kafka, needed).findings());
        findings.add(new RegistryCheck(registry).finding());
        Plaintext.warnings(kafka, registry)
                .forEach(warning -> findings.add(Finding.warning(warning.field(), warning.wrong(), warning.remedy())));
        return findings;
    }
}

package io.swarmgauge.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A setting in which a topic on the cluster differs from the catalogue.
 *
 * @param setting in Kafka's own words, such as {@code max.message.bytes}
 * @param present what the cluster has
 * @param wanted what the catalogue asks for
 */
public record TopicDifference(String topic, String setting, String present, String wanted) {

    /** Where the settings of a topic differ from those wanted; settings that the catalogue is silent about are the operator's. */
    static List<TopicDifference> between(String topic, Map<String, String> present, Map<String, String> wanted) {
        List<TopicDifference> differences = new ArrayList<>();
        wanted.forEach((setting, value) -> {
            String now = present.getOrDefault(setting, "nothing");
            if (!now.equals(value)) {
                differences.add(new TopicDifference(topic, setting, now, value));
            }
        });
        differences.sort(Comparator.comparing(TopicDifference::setting));
        return differences;
    }

    @Override
    public String toString() {
        return "%s: %s is %s, the catalogue asks for %s".formatted(topic, setting, present, wanted);
    }
}

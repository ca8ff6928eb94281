package io.swarmgauge.access;

import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Writer;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Who may do what, as the topic catalogue asks for it. Brokers take READ and WRITE of a topic for DESCRIBE too, and
 * WRITE of any topic for idempotent writing, so neither is granted by itself.
 *
 * @param applicationId the streams application's id: its group, and the prefix of its topics and transactions
 * @param groupPrefix with which the names of consumers' groups begin
 */
public record AccessRules(String applicationId, String groupPrefix) {

    public static final String DEFAULT_APPLICATION_ID = "swarmgauge-streams";
    public static final String DEFAULT_GROUP_PREFIX = "swarmgauge-reader-";

    private static final String ANY_HOST = "*";

    /** What the principals need, in the order of the catalogue; nothing else. */
    public Set<AclBinding> of(Collection<Principal> principals) {
        Set<AclBinding> rules = new LinkedHashSet<>();
        principals.forEach(principal -> rules.addAll(of(principal)));
        return rules;
    }

    private List<AclBinding> of(Principal principal) {
        Grants grants = new Grants(principal.name());
        switch (principal.kind()) {
            case NODE -> ofNode(grants);
            case STREAMS -> ofStreams(grants);
            case PLANNER -> ofPlanner(grants);
            case CONSUMER -> ofConsumer(grants);
            case OPERATOR -> {
                ofConsumer(grants);
                ofPlanner(grants);
                grants.topics(isWrittenBy(Writer.NODES), AclOperation.READ, AclOperation.WRITE);
            }
        }
        return List.copyOf(grants.rules);
    }

    private static void ofNode(Grants grants) {
        grants.topics(isWrittenBy(Writer.NODES), AclOperation.WRITE);
        grants.topics(isWrittenBy(Writer.PLANNERS).or(TopicCatalogue.REGISTRATIONS::equals), AclOperation.READ);
    }

    /** Its internal topics it makes, empties and reads itself; topics of the catalogue are made by whoever prepares the cluster. */
    private void ofStreams(Grants grants) {
        grants.topics(isWrittenBy(Writer.NODES).or(isWrittenBy(Writer.PLANNERS)), AclOperation.READ);
        grants.topics(isWrittenBy(Writer.STREAMS).and(topic -> !isDeadLetters(topic)), AclOperation.READ);
        grants.topics(isWrittenBy(Writer.STREAMS), AclOperation.WRITE);
        String internal = applicationId + "-";
        grants.prefixed(
                ResourceType.TOPIC,
                internal,
                AclOperation.CREATE,
                AclOperation.READ,
                AclOperation.WRITE,
                AclOperation.DELETE);
        grants.literal(ResourceType.GROUP, applicationId, AclOperation.READ);
        grants.prefixed(ResourceType.TRANSACTIONAL_ID, internal, AclOperation.WRITE);
    }

    private static void ofPlanner(Grants grants) {
        grants.topics(isWrittenBy(Writer.PLANNERS), AclOperation.READ, AclOperation.WRITE);
    }

    /** The console shows what nodes say of their hosts, too. */
    private void ofConsumer(Grants grants) {
        grants.topics(TopicCatalogue.HOST_METRICS::equals, AclOperation.READ);
        grants.topics(isWrittenBy(Writer.STREAMS).or(isWrittenBy(Writer.PLANNERS)), AclOperation.READ);
        grants.prefixed(ResourceType.GROUP, groupPrefix, AclOperation.READ);
    }

    private static boolean isDeadLetters(Topic<?> topic) {
        return topic.equals(TopicCatalogue.DEAD_LETTERS);
    }

    private static Predicate<Topic<?>> isWrittenBy(Writer writer) {
        return topic -> topic.writer() == writer;
    }

    /** What one principal is granted. */
    private static final class Grants {

        private final String principal;
        private final Set<AclBinding> rules = new LinkedHashSet<>();

        Grants(String principal) {
            this.principal = principal;
        }

        void topics(Predicate<Topic<?>> wanted, AclOperation... operations) {
            TopicCatalogue.all().stream()
                    .filter(wanted)
                    .forEach(topic -> literal(ResourceType.TOPIC, topic.name(), operations));
        }

        void literal(ResourceType type, String name, AclOperation... operations) {
            allow(new ResourcePattern(type, name, PatternType.LITERAL), operations);
        }

        void prefixed(ResourceType type, String prefix, AclOperation... operations) {
            allow(new ResourcePattern(type, prefix, PatternType.PREFIXED), operations);
        }

        private void allow(ResourcePattern resource, AclOperation... operations) {
            for (AclOperation operation : operations) {
                rules.add(new AclBinding(
                        resource, new AccessControlEntry(principal, ANY_HOST, operation, AclPermissionType.ALLOW)));
            }
        }
    }
}

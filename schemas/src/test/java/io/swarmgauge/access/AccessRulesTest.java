package io.swarmgauge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Writer;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {

    private final AccessRules rules = new AccessRules("app", "reader-");

    @Test
    void aNodeWritesWhatNodesSayAndReadsThePlanAndWhoIsRegistered() {
        assertThat(topics(PrincipalKind.NODE, AclOperation.WRITE))
                .isEqualTo(named(topic -> topic.writer() == Writer.NODES));
        assertThat(topics(PrincipalKind.NODE, AclOperation.READ))
                .isEqualTo(named(topic ->
                        topic.writer() == Writer.PLANNERS || topic.name().equals("node.registrations")));
        assertThat(of(PrincipalKind.NODE)).allMatch(rule -> rule.pattern().resourceType() == ResourceType.TOPIC);
    }

    @Test
    void theStreamsApplicationWritesConclusionsAndDeadLettersOnly() {
        Set<String> written = topics(PrincipalKind.STREAMS, AclOperation.WRITE);

        assertThat(written)
                .containsAll(named(topic -> topic.writer() == Writer.STREAMS))
                .contains("app-*");
        assertThat(written).noneMatch(topic -> topic.startsWith("node.") || topic.startsWith("plan."));
        assertThat(topics(PrincipalKind.STREAMS, AclOperation.CREATE)).containsExactly("app-*");
    }

    @Test
    void theStreamsApplicationsGroupAndTransactionsAreItsOwn() {
        assertThat(of(PrincipalKind.STREAMS).stream()
                        .filter(rule -> rule.pattern().resourceType() != ResourceType.TOPIC)
                        .map(rule -> rule.pattern().resourceType() + " " + shown(rule) + " "
                                + rule.entry().operation()))
                .containsExactlyInAnyOrder("GROUP app READ", "TRANSACTIONAL_ID app-* WRITE");
    }

    @Test
    void aPlannerWritesThePlanAndAConsumerNothing() {
        assertThat(topics(PrincipalKind.PLANNER, AclOperation.WRITE))
                .isEqualTo(named(topic -> topic.writer() == Writer.PLANNERS));
        assertThat(topics(PrincipalKind.CONSUMER, AclOperation.WRITE)).isEmpty();
        assertThat(topics(PrincipalKind.CONSUMER, AclOperation.READ))
                .isEqualTo(named(topic -> topic.writer() != Writer.NODES || topic.equals(TopicCatalogue.HOST_METRICS)));
    }

    @Test
    void anOperatorMayWhatConsumerAndPlannerMayAndSubmitNodesRecordsAgain() {
        assertThat(topics(PrincipalKind.OPERATOR, AclOperation.READ)).isEqualTo(named(topic -> true));
        assertThat(topics(PrincipalKind.OPERATOR, AclOperation.WRITE))
                .isEqualTo(named(topic -> topic.writer() != Writer.STREAMS));
    }

    @ParameterizedTest
    @EnumSource(PrincipalKind.class)
    void nobodyIsGivenTheClusterOrTheRightToGiveRights(PrincipalKind kind) {
        assertThat(of(kind))
                .isNotEmpty()
                .allMatch(rule -> rule.entry().principal().equals("User:x"))
                .noneMatch(rule -> rule.pattern().resourceType() == ResourceType.CLUSTER)
                .noneMatch(rule -> Set.of(AclOperation.ALL, AclOperation.ALTER, AclOperation.ALTER_CONFIGS)
                        .contains(rule.entry().operation()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"node-1", "User:", "User:*", "Group:x"})
    void whatNamesNobodyOrEverybodyIsNoPrincipal(String name) {
        assertThatThrownBy(() -> new Principal(PrincipalKind.NODE, name)).hasMessageContaining("User:name");
    }

    private Set<AclBinding> of(PrincipalKind kind) {
        return rules.of(List.of(new Principal(kind, "User:x")));
    }

    private Set<String> topics(PrincipalKind kind, AclOperation operation) {
        return of(kind).stream()
                .filter(rule -> rule.pattern().resourceType() == ResourceType.TOPIC
                        && rule.entry().operation() == operation)
                .map(AccessRulesTest::shown)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shown(AclBinding rule) {
        return rule.pattern().name() + (rule.pattern().patternType() == PatternType.PREFIXED ? "*" : "");
    }

    private static Set<String> named(Predicate<Topic<?>> wanted) {
        return TopicCatalogue.all().stream()
                .filter(wanted)
                .map(Topic::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

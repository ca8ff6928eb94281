package io.swarmgauge.access;

import io.swarmgauge.topics.Answers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/** The access rules that a cluster holds. Every method asks the cluster and throws IllegalStateException where it refuses. */
public final class ClusterRules {

    /**
     * What must change.
     *
     * @param missing rules that the catalogue asks for
     * @param superfluous rules of the same principals that it does not ask for
     */
    public record Changes(Set<AclBinding> missing, Set<AclBinding> superfluous) {

        static Changes between(Set<AclBinding> present, Set<AclBinding> wanted) {
            return new Changes(without(wanted, present), without(present, wanted));
        }

        private static Set<AclBinding> without(Set<AclBinding> all, Set<AclBinding> some) {
            Set<AclBinding> rest = new LinkedHashSet<>(all);
            rest.removeAll(some);
            return rest;
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long ASK_EVERY_MS = 100;

    private final Admin admin;

    public ClusterRules(Admin admin) {
        this.admin = admin;
    }

    public Changes changes(Collection<Principal> principals, Set<AclBinding> wanted) {
        return Changes.between(present(principals), wanted);
    }

    private Set<AclBinding> present(Collection<Principal> principals) {
        Set<AclBinding> present = new HashSet<>();
        for (Principal principal : principals) {
            present.addAll(Answers.to(
                    "show its access rules",
                    admin.describeAcls(rulesOf(principal)).values()));
        }
        return present;
    }

    public void create(Set<AclBinding> rules) {
        Answers.to("create access rules", admin.createAcls(rules).all());
    }

    public void delete(Set<AclBinding> rules) {
        List<AclBindingFilter> exactly =
                rules.stream().map(AclBinding::toFilter).toList();
        Answers.to("delete access rules", admin.deleteAcls(exactly).all());
    }

    /**
     * Returns when the broker that is asked keeps the rules: they are accepted by the controller and reach brokers a moment
     * later, so that a client which starts at once could still be refused.
     */
    public void awaitInForce(Collection<Principal> principals, Set<AclBinding> created, Set<AclBinding> deleted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Set<AclBinding> present = present(principals);
                !present.containsAll(created) || deleted.stream().anyMatch(present::contains);
                present = present(principals)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the rules were accepted but are not in force after %d s. Look at the brokers' logs, then run this again"
                                .formatted(PATIENCE.toSeconds()));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rules came into force", e);
        }
    }

    private static AclBindingFilter rulesOf(Principal principal) {
        return new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(principal.name(), null, AclOperation.ANY, AclPermissionType.ANY));
    }
}

package io.swarmgauge.access;

import io.swarmgauge.topics.Answers;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    private final Admin admin;

    public ClusterRules(Admin admin) {
        this.admin = admin;
    }

    public Changes changes(Collection<Principal> principals, Set<AclBinding> wanted) {
        Set<AclBinding> present = new HashSet<>();
        for (Principal principal : principals) {
            present.addAll(Answers.to(
                    "show its access rules",
                    admin.describeAcls(rulesOf(principal)).values()));
        }
        return Changes.between(present, wanted);
    }

    public void create(Set<AclBinding> rules) {
        Answers.to("create access rules", admin.createAcls(rules).all());
    }

    public void delete(Set<AclBinding> rules) {
        List<AclBindingFilter> exactly =
                rules.stream().map(AclBinding::toFilter).toList();
        Answers.to("delete access rules", admin.deleteAcls(exactly).all());
    }

    private static AclBindingFilter rulesOf(Principal principal) {
        return new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(principal.name(), null, AclOperation.ANY, AclPermissionType.ANY));
    }
}

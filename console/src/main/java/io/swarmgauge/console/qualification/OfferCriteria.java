package io.swarmgauge.console.qualification;

import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.OfferForm;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a hoster said of itself when it registered, and whether it still says that it is there. */
final class OfferCriteria {

    /** A node that was not heard of for three of its heartbeats is taken to be away: one or two may be late. */
    private static final int HEARTBEATS = 3;

    private OfferCriteria() {}

    static List<Reason> judge(Optional<KnownNode> node, Job job, long nowMs) {
        Optional<NodeRegistration> registration = node.map(KnownNode::getRegistration);
        List<Reason> reasons = new ArrayList<>();
        reasons.add(registered(node));
        node.ifPresent(known -> reasons.add(present(known, nowMs)));
        reasons.add(OfferedTime.judge(registration.map(NodeRegistration::getForm), job, nowMs));
        if (job.getStorageBytes() != null) {
            reasons.add(stores(registration.map(NodeRegistration::getForm), job.getStorageBytes()));
        }
        job.getRegions().forEach(region -> reasons.add(serves(registration, region)));
        return reasons;
    }

    static Reason claim(ReasonCode code, boolean ok, String sentence) {
        return claim(code, ok, null, null, null, sentence);
    }

    static Reason claim(
            ReasonCode code,
            boolean ok,
            @Nullable Double figure,
            @Nullable Double required,
            @Nullable String unit,
            String sentence) {
        return new Reason(code, null, ok, Basis.REGISTRATION, figure, required, unit, 0, sentence);
    }

    private static Reason registered(Optional<KnownNode> node) {
        if (node.isEmpty()) {
            return claim(ReasonCode.REGISTRATION, false, "registration: never registered; start its agent");
        }
        if (node.get().getLeft()) {
            return claim(ReasonCode.REGISTRATION, false, "registration: it has left; start its agent to return");
        }
        boolean hoster = node.get().getRegistration().getRoles().contains(Role.HOSTER);
        return claim(
                ReasonCode.REGISTRATION,
                hoster,
                hoster
                        ? "registration: registered as a hoster"
                        : "registration: registered without the role of a hoster; add it to the agent's roles");
    }

    private static Reason present(KnownNode node, long nowMs) {
        double silence = Math.max(0, (double) nowMs - node.getLastSeen());
        double patience = (double) HEARTBEATS * node.getRegistration().getHeartbeatIntervalMs();
        boolean ok = silence <= patience;
        String sentence = "presence: last heard of %s ago, the job asks for ≤ %s (three heartbeats)%s"
                .formatted(
                        Wording.apart(silence, patience, Wording::seconds),
                        Wording.apart(patience, silence, Wording::seconds),
                        ok ? "" : "; check that its agent runs and reaches the cluster");
        return claim(ReasonCode.PRESENCE, ok, silence, patience, "ms", sentence);
    }

    private static Reason stores(Optional<OfferForm> form, long bytes) {
        @Nullable Long offered = form.map(OfferForm::getStorageBytes).orElse(null);
        if (offered == null) {
            return claim(
                    ReasonCode.STORAGE,
                    false,
                    null,
                    (double) bytes,
                    "bytes",
                    "storage: none is offered in the registration form, the job asks for ≥ "
                            + Wording.bytes((double) bytes, Wording.DIGITS));
        }
        return claim(
                ReasonCode.STORAGE,
                offered >= bytes,
                (double) offered,
                (double) bytes,
                "bytes",
                "storage: %s offered, the job asks for ≥ %s"
                        .formatted(
                                Wording.apart((double) offered, (double) bytes, Wording::bytes),
                                Wording.apart((double) bytes, (double) offered, Wording::bytes)));
    }

    private static Reason serves(Optional<NodeRegistration> registration, String region) {
        boolean own = registration
                .filter(r -> r.getHeader().getRegion().equals(region))
                .isPresent();
        boolean offered = registration
                .filter(r -> r.getForm().getRegions().contains(region))
                .isPresent();
        String sentence = own
                ? "region %s: its own"
                : offered
                        ? "region %s: offered in the registration form"
                        : "region %s: not offered; add it to the regions of the registration form";
        return new Reason(
                ReasonCode.REGION,
                region,
                own || offered,
                Basis.REGISTRATION,
                null,
                null,
                null,
                0,
                sentence.formatted(region));
    }
}

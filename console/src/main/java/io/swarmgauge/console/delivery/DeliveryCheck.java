package io.swarmgauge.console.delivery;

import io.swarmgauge.check.ClusterCheck;
import io.swarmgauge.check.Finding;
import io.swarmgauge.settings.Addresses;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Whether a delivery would find the cluster and its receivers. No receiver is sent anything. */
public final class DeliveryCheck {

    private static final int PATIENCE_MS = 3_000;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final DeliverySettings settings;

    public DeliveryCheck(DeliverySettings settings) {
        this.settings = settings;
    }

    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(
                ClusterCheck.findings(settings.kafka(), settings.registry(), List.of(TopicCatalogue.ALERTS)));
        for (Receiver receiver : settings.receivers()) {
            receiver.addresses().forEach(address -> findings.addAll(findings(receiver, address)));
        }
        return findings;
    }

    private static List<Finding> findings(Receiver receiver, URI address) {
        String subject = "receiver " + receiver.name();
        String shown = HttpAccess.shown(address);
        List<Finding> findings = new ArrayList<>();
        findings.add(
                isListening(address)
                        ? Finding.well(subject, shown + " listens")
                        : Finding.problem(
                                subject,
                                "nobody listens at " + shown,
                                "Start it or correct the address; alerts are kept for it until then."));
        if ("http".equals(address.getScheme()) && !Addresses.isThisMachine(address.getHost())) {
            findings.add(Finding.warning(
                    subject,
                    shown + " is reached without TLS: anybody on the way can read and change alerts",
                    "Give an https:// address."));
        }
        if (receiver instanceof Receiver.Webhook webhook && webhook.secret().isEmpty()) {
            findings.add(Finding.warning(
                    subject, "its bodies are not signed, so it cannot tell who sends them", "Give a secret."));
        }
        return findings;
    }

    private static boolean isListening(URI address) {
        int port = address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? HTTPS : HTTP;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), PATIENCE_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

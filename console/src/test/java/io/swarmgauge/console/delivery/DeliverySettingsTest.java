package io.swarmgauge.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.settings.InvalidSettingsException;
import io.swarmgauge.settings.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliverySettingsTest {

    private static final String CLUSTER =
            "kafka: {bootstrap-servers: 'localhost:9092'}\nregistry: {url: 'http://localhost:8081'}\n";

    @TempDir
    private Path directory;

    @Test
    void everyReceiverIsReadWithWhatItGets() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "s3cret\n");
        DeliverySettings settings = settings("""
                console-url: https://console.example.org/
                metrics: {listen: '127.0.0.1:9405'}
                receivers:
                  - name: ops
                    alertmanager: ['http://am-1:9093', 'http://am-2:9093/am']
                    resend: 30s
                    only: {severities: [critical], labels: {region: europe}}
                  - name: tickets
                    webhook: https://tickets.example.org/hook?key=k
                    secret: ${file:%s}
                    headers: {Authorization: Bearer t0ken}
                    timeout: 3s
                    tries: 2
                    start: now
                """.formatted(secret));

        assertThat(settings.console()).isEqualTo("https://console.example.org");
        assertThat(settings.receivers())
                .containsExactly(
                        new Receiver.Alertmanager(
                                "ops",
                                java.util.List.of(URI.create("http://am-1:9093"), URI.create("http://am-2:9093/am")),
                                Duration.ofSeconds(30),
                                new AlertFilter(Set.of(Severity.CRITICAL), Map.of("region", "europe")),
                                HttpAccess.DEFAULT),
                        new Receiver.Webhook(
                                "tickets",
                                URI.create("https://tickets.example.org/hook?key=k"),
                                Optional.of("s3cret"),
                                2,
                                Receiver.Start.NOW,
                                AlertFilter.ALL,
                                new HttpAccess(Map.of("Authorization", "Bearer t0ken"), Duration.ofSeconds(3))));
        assertThat(settings.groupOf((Receiver.Webhook) settings.receivers().get(1)))
                .isEqualTo("swarmgauge-reader-deliver-tickets");
        assertThat(settings.toString())
                .doesNotContain("s3cret")
                .doesNotContain("t0ken")
                .doesNotContain("key=k");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "receivers: []                                                              | receivers: names nobody",
                "receivers: [{name: a}]                                                     | needs an alertmanager or a webhook",
                "receivers: [{name: a, webhook: 'http://x', alertmanager: 'http://y'}]      | needs an alertmanager or a webhook",
                "receivers: [{name: 'a b', webhook: 'http://x'}]                            | name: must be a name of letters",
                "receivers: [{name: a, webhook: 'ftp://x'}]                                 | webhook: is no address",
                "receivers: [{name: a, webhook: 'http://u:p4ss@x'}]                         | webhook: has a name and password in it",
                "receivers: [{name: a, webhook: 'http://x'}, {name: a, webhook: 'http://y'}]| 'a' names two receivers",
                "receivers: [{name: a, webhook: 'http://x', secret: ''}]                    | secret: is empty",
                "receivers: [{name: a, webhook: 'http://x', resend: 5s}]                    | resend: is not a setting",
                "receivers: [{name: a, alertmanager: 'http://x', tries: 5}]                 | tries: is not a setting",
                "receivers: [{name: a, alertmanager: 'http://x', resend: 10ms}]             | resend: must be at least 1s",
                "receivers: [{name: a, webhook: 'http://x', headers: {Host: y}}]            | headers.Host: cannot be sent",
                "receivers: [{name: a, webhook: 'http://x', only: {severities: [loud]}}]    | must be a list out of info, warning, critical"
            })
    void whatCannotBeUsedIsSaidWithItsField(String receivers, String message) {
        assertThatThrownBy(() -> settings(receivers))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("p4ss"));
    }

    @Test
    void theApiOfAnAlertmanagerLiesBelowItsAddress() {
        assertThat(Delivery.below(URI.create("http://am:9093"))).hasToString("http://am:9093/api/v2/alerts");
        assertThat(Delivery.below(URI.create("http://am/sub/"))).hasToString("http://am/sub/api/v2/alerts");
    }

    private static DeliverySettings settings(String yaml) {
        return SettingsFile.parse("deliver.yaml", CLUSTER + yaml, DeliverySettings::of);
    }
}

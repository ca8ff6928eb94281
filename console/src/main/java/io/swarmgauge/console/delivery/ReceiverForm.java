package io.swarmgauge.console.delivery;

import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Receivers as a settings file names them. */
final class ReceiverForm {

    private static final String LIST = "receivers";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,62}");
    private static final String WANTED = "an address such as https://alerts.example.org";
    private static final URI STAND_IN = URI.create("http://localhost");
    private static final int MOST_TRIES = 1_000;

    /** As Alertmanager keeps an open alert for 4 intervals, a shorter one would make it flap. */
    private static final Duration SHORTEST_RESEND = Duration.ofSeconds(1);

    private ReceiverForm() {}

    static List<Receiver> all(Settings file) {
        List<Receiver> receivers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Settings form : file.sections(LIST)) {
            Receiver receiver = one(form);
            if (!names.add(receiver.name())) {
                form.problem("name", "'%s' names two receivers".formatted(receiver.name()), "Give each its own name.");
            }
            receivers.add(receiver);
        }
        if (receivers.isEmpty()) {
            file.problem(LIST, "names nobody", "Give at least one with a name and an alertmanager or a webhook.");
        }
        return receivers;
    }

    private static Receiver one(Settings form) {
        String name =
                form.text("name", "a name of letters, digits, dots, hyphens and underscores", word -> NAME.matcher(word)
                        .matches());
        AlertFilter only = filter(form.section("only"));
        HttpAccess http = new HttpAccess(headers(form), form.duration("timeout", HttpAccess.DEFAULT_TIMEOUT));
        if (form.has("alertmanager") == form.has("webhook")) {
            form.problem("name", "'%s' needs an alertmanager or a webhook, and not both".formatted(name), "Give one.");
        }
        return form.has("webhook") ? webhook(form, name, only, http) : alertmanager(form, name, only, http);
    }

    private static Receiver alertmanager(Settings form, String name, AlertFilter only, HttpAccess http) {
        List<URI> addresses = form.oneOrMore("alertmanager").stream()
                .map(text -> address(form, "alertmanager", text))
                .toList();
        Duration resend = form.duration("resend", Receiver.Alertmanager.DEFAULT_RESEND);
        if (resend.compareTo(SHORTEST_RESEND) < 0) {
            form.problem("resend", "must be at least 1s", "Give 1s or more; 1m is usual.");
        }
        return new Receiver.Alertmanager(name, addresses, resend, only, http);
    }

    private static Receiver webhook(Settings form, String name, AlertFilter only, HttpAccess http) {
        Optional<String> secret = form.optionalText("secret");
        if (secret.filter(String::isBlank).isPresent()) {
            form.problem("secret", "is empty", "Put a secret behind the placeholder, or leave the field out.");
        }
        return new Receiver.Webhook(
                name,
                address(form, "webhook"),
                secret,
                form.whole("tries", 1, MOST_TRIES, Receiver.Webhook.DEFAULT_TRIES),
                form.choice("start", Receiver.Start.class, Receiver.Start.BEGINNING),
                only,
                http);
    }

    private static AlertFilter filter(Settings only) {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        severities.addAll(only.choices("severities", Severity.class));
        return new AlertFilter(severities, only.properties("labels"));
    }

    /** Java's client refuses some headers, such as Host, and what is no header. */
    private static Map<String, String> headers(Settings form) {
        Map<String, String> headers = form.properties("headers");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            try {
                HttpRequest.newBuilder().header(header.getKey(), header.getValue());
            } catch (IllegalArgumentException e) {
                // Its message could hold the value, which may be a secret.
                form.problem(
                        "headers." + header.getKey(),
                        "cannot be sent as a header",
                        "Give another name, and a value of one line.");
            }
        }
        return headers;
    }

    /** The address in a field; a problem is noted where it is none. */
    static URI address(Settings form, String field) {
        String text = form.text(field);
        return text.isEmpty() ? STAND_IN : address(form, field, text);
    }

    private static URI address(Settings form, String field, String text) {
        try {
            URI address = new URI(text);
            boolean isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (isHttp && address.getHost() != null && address.getUserInfo() == null) {
                return address;
            }
            if (address.getUserInfo() != null) {
                form.problem(
                        field, "has a name and password in it", "Give headers: {Authorization: …} in their place.");
                return STAND_IN;
            }
        } catch (URISyntaxException e) {
            // Said below, without the text: a webhook's address may be a secret.
        }
        form.problem(field, "is no address", "Give " + WANTED + ".");
        return STAND_IN;
    }
}

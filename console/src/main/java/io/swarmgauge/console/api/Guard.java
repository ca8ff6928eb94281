package io.swarmgauge.console.api;

import io.javalin.http.Context;
import io.swarmgauge.console.AccessToken;
import java.util.Optional;

/** Asks for the token wherever the swarm's figures are answered. The page's files, health and metrics hold none of them. */
final class Guard {

    private final Optional<AccessToken> token;

    Guard(Optional<AccessToken> token) {
        this.token = token;
    }

    void check(Context ctx) {
        if (token.isEmpty() || !ctx.path().startsWith("/v1")) {
            return;
        }
        String given = Optional.ofNullable(ctx.header("Authorization")).orElse("");
        if (!token.get().isProvenBy(given)) {
            ctx.header("WWW-Authenticate", "Bearer realm=\"swarmgauge\"");
            throw new ProblemException(
                    ProblemKind.TOKEN_NEEDED,
                    given.isEmpty() ? "This console asks for a token." : "The token is not this console's.",
                    "Send 'Authorization: Bearer …' with the token that stands in the console's settings; commands take --token-file.");
        }
    }
}

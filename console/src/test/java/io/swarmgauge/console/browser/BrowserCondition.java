package io.swarmgauge.console.browser;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether there is a browser; see {@link NeedsBrowser}. */
final class BrowserCondition implements ExecutionCondition {

    private static final String REQUIRED = "SWARMGAUGE_REQUIRE_BROWSER";
    private static final String REMEDY =
            "Install Debian's chromium and chromium-driver, or put a Chromium and its chromedriver on the path";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return given(Programs.find(), System.getenv(REQUIRED) != null);
    }

    static ConditionEvaluationResult given(Optional<Programs> programs, boolean required) {
        if (programs.isPresent()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        if (required) {
            throw new IllegalStateException(
                    "No Chromium was found, and %s is set. %s; or unset it to skip tests that need a browser."
                            .formatted(REQUIRED, REMEDY));
        }
        return ConditionEvaluationResult.disabled(
                "No Chromium was found: this test drives a browser. %s to run it.".formatted(REMEDY));
    }
}

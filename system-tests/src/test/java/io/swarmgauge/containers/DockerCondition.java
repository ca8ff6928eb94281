package io.swarmgauge.containers;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be run; see {@link NeedsDocker}. */
final class DockerCondition implements ExecutionCondition {

    private static final String REQUIRED = "SWARMGAUGE_REQUIRE_DOCKER";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return ConditionEvaluationResult.enabled("Docker answers");
        }
        if (System.getenv(REQUIRED) != null) {
            throw new IllegalStateException(
                    "No Docker answers, and %s is set. Start Docker, or unset it to skip tests that need containers."
                            .formatted(REQUIRED));
        }
        return ConditionEvaluationResult.disabled(
                "No Docker answers: this test runs containers. Start Docker to run it.");
    }
}

package io.swarmgauge.containers;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be run; see {@link NeedsDocker}. */
final class DockerCondition implements ExecutionCondition {

    private static final String REQUIRED = "SWARMGAUGE_REQUIRE_DOCKER";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return given(DockerClientFactory.instance()::isDockerAvailable, System.getenv(REQUIRED) != null);
    }

    /** Testcontainers says that there is no Docker, or throws, such as when its own image cannot be pulled. */
    static ConditionEvaluationResult given(BooleanSupplier docker, boolean required) {
        String problem = "No Docker answers";
        try {
            if (docker.getAsBoolean()) {
                return ConditionEvaluationResult.enabled("Docker answers");
            }
        } catch (RuntimeException e) {
            problem = "Docker cannot be used (%s)".formatted(e.getMessage());
        }
        if (required) {
            throw new IllegalStateException(
                    "%s, and %s is set. Start Docker, or unset it to skip tests that need containers."
                            .formatted(problem, REQUIRED));
        }
        return ConditionEvaluationResult.disabled(problem + ": this test runs containers. Start Docker to run it.");
    }
}

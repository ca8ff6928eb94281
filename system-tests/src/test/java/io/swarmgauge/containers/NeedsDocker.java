package io.swarmgauge.containers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test runs containers. It is skipped where no Docker answers, and fails there if the environment variable
 * {@code SWARMGAUGE_REQUIRE_DOCKER} is set, so that a CI without Docker does not pass by skipping.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DockerCondition.class)
public @interface NeedsDocker {}

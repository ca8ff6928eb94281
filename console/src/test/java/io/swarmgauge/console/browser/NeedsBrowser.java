package io.swarmgauge.console.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test drives a real Chromium. It is skipped where there is none, and fails there if the environment variable
 * {@code SWARMGAUGE_REQUIRE_BROWSER} is set, so that a CI without a browser does not pass by skipping.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserCondition.class)
public @interface NeedsBrowser {}

/** A real browser for tests. */
@NullMarked
package io.swarmgauge.console.browser;

import org.jspecify.annotations.NullMarked;

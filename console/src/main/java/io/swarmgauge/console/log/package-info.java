/** Stretches of topics, read from a time to a time. */
@NullMarked
package io.swarmgauge.console.log;

import org.jspecify.annotations.NullMarked;

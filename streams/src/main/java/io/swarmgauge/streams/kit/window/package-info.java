/** Event-time windows that are published once and corrected by revisions. */
@NullMarked
package io.swarmgauge.streams.kit.window;

import org.jspecify.annotations.NullMarked;

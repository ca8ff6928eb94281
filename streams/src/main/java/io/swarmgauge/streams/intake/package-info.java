/** The door: every record from outside is decoded and judged here, once, before any room sees it. */
@NullMarked
package io.swarmgauge.streams.intake;

import org.jspecify.annotations.NullMarked;

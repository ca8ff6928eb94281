/** Which nodes there are, and what they last said of themselves. */
@NullMarked
package io.swarmgauge.streams.membership;

import org.jspecify.annotations.NullMarked;

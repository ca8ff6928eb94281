/** How much each hoster of a setup, and each other node, moved in a window. */
@NullMarked
package io.swarmgauge.streams.bandwidth;

import org.jspecify.annotations.NullMarked;

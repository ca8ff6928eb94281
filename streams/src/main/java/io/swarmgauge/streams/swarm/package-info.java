/** How busy a setup's swarm is, and how far its chunks can be had. */
@NullMarked
package io.swarmgauge.streams.swarm;

import org.jspecify.annotations.NullMarked;

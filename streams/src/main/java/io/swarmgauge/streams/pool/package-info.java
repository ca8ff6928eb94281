/** Who could be asked to host in a region, and who comes and goes. */
@NullMarked
package io.swarmgauge.streams.pool;

import org.jspecify.annotations.NullMarked;

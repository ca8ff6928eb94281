@NullMarked
package io.swarmgauge.streams.swarm;

import org.jspecify.annotations.NullMarked;

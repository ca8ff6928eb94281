@NullMarked
package io.swarmgauge.streams.bandwidth;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.streams.pool;

import org.jspecify.annotations.NullMarked;

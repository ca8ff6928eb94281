/** The arithmetic for swarms that no laptop holds. */
@NullMarked
package io.swarmgauge.benchmarks.scale;

import org.jspecify.annotations.NullMarked;

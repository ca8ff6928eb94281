/** {@code swarmgauge bench latency}: from what was said to what is concluded, by the clock. */
@NullMarked
package io.swarmgauge.benchmarks.latency;

import org.jspecify.annotations.NullMarked;

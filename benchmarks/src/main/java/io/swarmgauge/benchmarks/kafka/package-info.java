/** The broker of a benchmark, its topics and what stands on them. */
@NullMarked
package io.swarmgauge.benchmarks.kafka;

import org.jspecify.annotations.NullMarked;

/** What is measured on: a swarm's transfers, the same for the same seed, and what they add up to. */
@NullMarked
package io.swarmgauge.benchmarks.load;

import org.jspecify.annotations.NullMarked;

/** JVMs that a benchmark starts, and the processor time that they use. */
@NullMarked
package io.swarmgauge.benchmarks.process;

import org.jspecify.annotations.NullMarked;

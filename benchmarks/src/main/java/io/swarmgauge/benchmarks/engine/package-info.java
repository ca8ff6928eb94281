/** The engines, each in a JVM of its own: one answer to the same question, by different means. */
@NullMarked
package io.swarmgauge.benchmarks.engine;

import org.jspecify.annotations.NullMarked;

/** The product's application as it is shipped, each instance in a JVM of its own. */
@NullMarked
package io.swarmgauge.benchmarks.application;

import org.jspecify.annotations.NullMarked;

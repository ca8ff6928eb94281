/** {@code swarmgauge bench recovery}: how soon the work of a killed instance goes on. */
@NullMarked
package io.swarmgauge.benchmarks.recovery;

import org.jspecify.annotations.NullMarked;

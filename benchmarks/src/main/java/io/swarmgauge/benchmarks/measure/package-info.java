/** What was measured and what may be said of it. */
@NullMarked
package io.swarmgauge.benchmarks.measure;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.benchmarks.load;

import org.jspecify.annotations.NullMarked;

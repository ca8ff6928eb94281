@NullMarked
package io.swarmgauge.benchmarks.scale;

import org.jspecify.annotations.NullMarked;

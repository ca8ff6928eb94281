@NullMarked
package io.swarmgauge.benchmarks;

import org.jspecify.annotations.NullMarked;

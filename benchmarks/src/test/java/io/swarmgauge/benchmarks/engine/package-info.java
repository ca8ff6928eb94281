@NullMarked
package io.swarmgauge.benchmarks.engine;

import org.jspecify.annotations.NullMarked;

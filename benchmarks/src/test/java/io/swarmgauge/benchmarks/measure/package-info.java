@NullMarked
package io.swarmgauge.benchmarks.measure;

import org.jspecify.annotations.NullMarked;

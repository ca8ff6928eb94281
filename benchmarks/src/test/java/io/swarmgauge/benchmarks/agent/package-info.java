@NullMarked
package io.swarmgauge.benchmarks.agent;

import org.jspecify.annotations.NullMarked;

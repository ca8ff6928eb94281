@NullMarked
package io.swarmgauge.streams.performance;

import org.jspecify.annotations.NullMarked;

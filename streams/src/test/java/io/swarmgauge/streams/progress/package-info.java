@NullMarked
package io.swarmgauge.streams.progress;

import org.jspecify.annotations.NullMarked;

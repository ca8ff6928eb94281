@NullMarked
package io.swarmgauge.streams.history;

import org.jspecify.annotations.NullMarked;

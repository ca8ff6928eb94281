@NullMarked
package io.swarmgauge.streams.kit.window;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.streams.kit;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.streams.kit.store;

import org.jspecify.annotations.NullMarked;

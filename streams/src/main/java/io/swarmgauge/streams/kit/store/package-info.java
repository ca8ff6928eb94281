/** Stores whose values stand on the heap as objects until they are committed. */
@NullMarked
package io.swarmgauge.streams.kit.store;

import org.jspecify.annotations.NullMarked;

/** What the rooms share. Rooms import this package and never each other. */
@NullMarked
package io.swarmgauge.streams.kit;

import org.jspecify.annotations.NullMarked;

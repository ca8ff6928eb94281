@NullMarked
package io.swarmgauge.streams.rating;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.streams.ranking;

import org.jspecify.annotations.NullMarked;

/** Orders the hosters of a setup by what attestors measured. */
@NullMarked
package io.swarmgauge.streams.ranking;

import org.jspecify.annotations.NullMarked;

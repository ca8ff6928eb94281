/** What can be believed of the hosters' own claims. */
@NullMarked
package io.swarmgauge.streams.selfreport;

import org.jspecify.annotations.NullMarked;

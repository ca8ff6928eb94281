/** How each hoster performs, as seen from each region. */
@NullMarked
package io.swarmgauge.streams.performance;

import org.jspecify.annotations.NullMarked;

/** How reliable and how good a hoster is, as seen from each region. */
@NullMarked
package io.swarmgauge.streams.rating;

import org.jspecify.annotations.NullMarked;

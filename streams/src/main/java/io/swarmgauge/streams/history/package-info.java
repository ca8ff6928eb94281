/** In which shares of windows each hoster took which place. */
@NullMarked
package io.swarmgauge.streams.history;

import org.jspecify.annotations.NullMarked;

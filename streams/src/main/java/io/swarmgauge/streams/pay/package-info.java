/** Whether the better paid hosters are the better ones. */
@NullMarked
package io.swarmgauge.streams.pay;

import org.jspecify.annotations.NullMarked;

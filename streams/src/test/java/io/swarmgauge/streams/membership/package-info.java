@NullMarked
package io.swarmgauge.streams.membership;

import org.jspecify.annotations.NullMarked;

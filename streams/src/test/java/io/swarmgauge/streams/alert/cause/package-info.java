@NullMarked
package io.swarmgauge.streams.alert.cause;

import org.jspecify.annotations.NullMarked;

/** Holds what was observed against rules, and says once when an alert fires and once when it is over. */
@NullMarked
package io.swarmgauge.streams.alert;

import org.jspecify.annotations.NullMarked;

/** What may be behind an alert: what its host and its setup were going through meanwhile. */
@NullMarked
package io.swarmgauge.streams.alert.cause;

import org.jspecify.annotations.NullMarked;

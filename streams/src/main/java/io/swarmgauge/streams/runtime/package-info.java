/** The application: it wires the rooms together, reads the settings, starts and stops. */
@NullMarked
package io.swarmgauge.streams.runtime;

import org.jspecify.annotations.NullMarked;

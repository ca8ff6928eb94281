/** A period's records in a file, and back onto a cluster. */
@NullMarked
package io.swarmgauge.console.recording;

import org.jspecify.annotations.NullMarked;

/** How the command's log is written. */
@NullMarked
package io.swarmgauge.local.logging;

import org.jspecify.annotations.NullMarked;

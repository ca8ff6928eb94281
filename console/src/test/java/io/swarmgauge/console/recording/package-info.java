@NullMarked
package io.swarmgauge.console.recording;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.streams.intake;

import org.jspecify.annotations.NullMarked;

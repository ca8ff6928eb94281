@NullMarked
package io.swarmgauge.console.reading;

import org.jspecify.annotations.NullMarked;

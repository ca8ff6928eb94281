@NullMarked
package io.swarmgauge.streams.runtime;

import org.jspecify.annotations.NullMarked;

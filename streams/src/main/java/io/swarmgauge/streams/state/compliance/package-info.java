/** Generated records: their getters and constructors take null wherever the schema says so. */
@NullUnmarked
package io.swarmgauge.streams.state.compliance;

import org.jspecify.annotations.NullUnmarked;

@NullMarked
package io.swarmgauge.streams.compliance;

import org.jspecify.annotations.NullMarked;

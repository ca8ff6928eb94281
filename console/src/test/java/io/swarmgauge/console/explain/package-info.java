@NullMarked
package io.swarmgauge.console.explain;

import org.jspecify.annotations.NullMarked;

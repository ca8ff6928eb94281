/** From a conclusion to the records that it rests on. */
@NullMarked
package io.swarmgauge.console.explain;

import org.jspecify.annotations.NullMarked;

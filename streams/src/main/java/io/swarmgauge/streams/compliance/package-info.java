/** How far a setup's terms were kept, and how fast what may be missed is used up. */
@NullMarked
package io.swarmgauge.streams.compliance;

import org.jspecify.annotations.NullMarked;

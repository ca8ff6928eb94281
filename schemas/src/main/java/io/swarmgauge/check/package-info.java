/** Whether a part would find what its settings name. */
@NullMarked
package io.swarmgauge.check;

import org.jspecify.annotations.NullMarked;

/** Parts are killed and paused at random; afterwards the books must agree to the byte. */
@NullMarked
package io.swarmgauge.stories.kill;

import org.jspecify.annotations.NullMarked;

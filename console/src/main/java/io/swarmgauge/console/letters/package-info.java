/** Dead letters: what was refused and why, what to do about it, and sending it again. */
@NullMarked
package io.swarmgauge.console.letters;

import org.jspecify.annotations.NullMarked;

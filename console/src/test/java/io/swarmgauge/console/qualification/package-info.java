/** Decides whether a hoster qualifies for a job, and says why: pure functions, with time as a parameter. */
@NullMarked
package io.swarmgauge.console.qualification;

import org.jspecify.annotations.NullMarked;

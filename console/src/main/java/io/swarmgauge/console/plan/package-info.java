/** What was agreed, as a file and on the plan topics, and what lies between the two. */
@NullMarked
package io.swarmgauge.console.plan;

import org.jspecify.annotations.NullMarked;

/** Whether the application gets on with its work: what brokers say of its tasks, and what that means for its health. */
@NullMarked
package io.swarmgauge.streams.progress;

import org.jspecify.annotations.NullMarked;

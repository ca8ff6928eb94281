/** How Kafka is reached, and who may do what there. */
@NullMarked
package io.swarmgauge.access;

import org.jspecify.annotations.NullMarked;

/** What Swarmgauge shows of itself, looked at as an operator would: its metrics, health, dashboard and rules. */
@NullMarked
package io.swarmgauge.monitoring;

import org.jspecify.annotations.NullMarked;

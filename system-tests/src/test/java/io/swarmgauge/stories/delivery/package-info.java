/** Alerts on their way out: real Alertmanagers, a real HTTP server, deliverers that are killed. */
@NullMarked
package io.swarmgauge.stories.delivery;

import org.jspecify.annotations.NullMarked;

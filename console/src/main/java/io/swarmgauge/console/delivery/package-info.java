/** Alerts to whoever handles them: an Alertmanager, a webhook. Policies say what is sent when; senders send. */
@NullMarked
package io.swarmgauge.console.delivery;

import org.jspecify.annotations.NullMarked;

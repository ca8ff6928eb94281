package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.streams.state.alert.Hearing;
import java.util.List;

/** What is remembered from now on of who speaks on a topic, and what is said about its silences, in order. */
record HearingDecision(Hearing hearing, List<Alert> statements) {}

/** What the agent costs beside its node: part by part, as a whole process, and in bytes. */
@NullMarked
package io.swarmgauge.benchmarks.agent;

import org.jspecify.annotations.NullMarked;

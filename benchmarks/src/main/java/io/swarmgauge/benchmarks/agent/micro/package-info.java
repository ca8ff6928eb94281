/** The agent's parts by JMH, each as the agent uses it. */
@NullMarked
package io.swarmgauge.benchmarks.agent.micro;

import org.jspecify.annotations.NullMarked;

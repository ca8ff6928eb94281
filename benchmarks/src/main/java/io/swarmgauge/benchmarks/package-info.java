/** {@code swarmgauge bench}: Swarmgauge against the limit and against its peers, on the same bytes. */
@NullMarked
package io.swarmgauge.benchmarks;

import org.jspecify.annotations.NullMarked;

/** The figures as a table, as JSON and as a plot. */
@NullMarked
package io.swarmgauge.benchmarks.report;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.console.report;

import org.jspecify.annotations.NullMarked;

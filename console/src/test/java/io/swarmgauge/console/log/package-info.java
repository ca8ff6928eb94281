@NullMarked
package io.swarmgauge.console.log;

import org.jspecify.annotations.NullMarked;

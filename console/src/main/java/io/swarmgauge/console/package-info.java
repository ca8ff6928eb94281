@NullMarked
package io.swarmgauge.console;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.console.delivery;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.local.logging;

import org.jspecify.annotations.NullMarked;

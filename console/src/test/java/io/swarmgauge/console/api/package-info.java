@NullMarked
package io.swarmgauge.console.api;

import org.jspecify.annotations.NullMarked;

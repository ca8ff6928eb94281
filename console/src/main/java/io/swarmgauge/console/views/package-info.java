@NullMarked
package io.swarmgauge.console.views;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.console.testkit;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.streams.testkit;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.streams.selfreport;

import org.jspecify.annotations.NullMarked;

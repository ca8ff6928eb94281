@NullMarked
package io.swarmgauge.streams.pay;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmgauge.streams.alert;

import org.jspecify.annotations.NullMarked;

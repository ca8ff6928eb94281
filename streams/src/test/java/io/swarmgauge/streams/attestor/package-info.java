@NullMarked
package io.swarmgauge.streams.attestor;

import org.jspecify.annotations.NullMarked;

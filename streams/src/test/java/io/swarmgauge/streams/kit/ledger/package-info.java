@NullMarked
package io.swarmgauge.streams.kit.ledger;

import org.jspecify.annotations.NullMarked;

/** What is known of one entity (a hoster, an attestor) over days, from contributions that may be revised. */
@NullMarked
package io.swarmgauge.streams.kit.ledger;

import org.jspecify.annotations.NullMarked;

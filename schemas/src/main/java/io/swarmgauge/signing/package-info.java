/** Who said it: Ed25519 keys of nodes, and the signatures on their records. */
@NullMarked
package io.swarmgauge.signing;

import org.jspecify.annotations.NullMarked;

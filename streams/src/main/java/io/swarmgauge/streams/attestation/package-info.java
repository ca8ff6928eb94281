/** What the attestors agree on: outcomes by majority, figures of the attestor in the middle, and who was offline. */
@NullMarked
package io.swarmgauge.streams.attestation;

import org.jspecify.annotations.NullMarked;

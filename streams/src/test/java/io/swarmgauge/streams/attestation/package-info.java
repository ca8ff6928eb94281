@NullMarked
package io.swarmgauge.streams.attestation;

import org.jspecify.annotations.NullMarked;

/** How far each attestor can be believed. */
@NullMarked
package io.swarmgauge.streams.attestor;

import org.jspecify.annotations.NullMarked;

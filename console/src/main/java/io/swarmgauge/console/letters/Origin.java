package io.swarmgauge.console.letters;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where the refused record stood, as far as the letter says.
 *
 * @param timestamp the record's own, epoch milliseconds (UTC)
 */
public record Origin(Optional<String> topic, OptionalInt partition, OptionalLong offset, OptionalLong timestamp) {}

package io.swarmgauge.streams.kit;

import org.jspecify.annotations.Nullable;

/** A record that could not be used, whole, with the reason. */
@SuppressWarnings("ArrayRecordComponent") // bytes are passed on as they came and never compared
public record Refused(byte @Nullable [] key, byte @Nullable [] value, SourcePosition source, Refusal refusal) {}

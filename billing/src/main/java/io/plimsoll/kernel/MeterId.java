package io.plimsoll.kernel;

/** Our own number of a meter, for keys and joins; callers know a meter by {@link MeterKey}. */
public record MeterId(int value) {}

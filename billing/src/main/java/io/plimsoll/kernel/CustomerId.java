package io.plimsoll.kernel;

/** Our own number of a customer, for keys and joins; callers know a customer by {@link CustomerKey}. */
public record CustomerId(long value) {}

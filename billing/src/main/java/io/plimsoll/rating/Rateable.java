package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;

/**
 * A quantity and its price.
 *
 * @param unit the word for one unit, for the descriptions: {@code call}, {@code GB}
 */
public record Rateable(Price price, Quantity quantity, String unit) {}

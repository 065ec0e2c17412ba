package io.plimsoll.metering;

import io.plimsoll.kernel.Quantity;

/**
 * What was used on a meter in a period.
 *
 * @param quantity in the meter's unit, exact: the unit exponent is applied, nothing is rounded
 * @param eventCount how many events it was made of
 */
public record MeteredQuantity(Quantity quantity, long eventCount) {

    public static final MeteredQuantity NONE = new MeteredQuantity(Quantity.ZERO, 0);
}

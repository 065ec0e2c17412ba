package io.plimsoll.rules.threshold;

import java.math.BigDecimal;

/**
 * One mark on the scale of included units.
 *
 * @param percent of the included units; passing means reaching it
 * @param basis ACTUAL
 * @param audience CUSTOMER, SUCCESS or BOTH
 * @param channel MAIL
 */
public record Alert(BigDecimal percent, String basis, String audience, String channel, String rowId) {}

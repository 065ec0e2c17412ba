package io.plimsoll.forecast;

import java.math.BigDecimal;

/**
 * A closed period of the same meter.
 *
 * @param byNow its quantity when as much of it had passed as has of the one in question
 * @param total its quantity at its end
 */
record EarlierPeriod(BigDecimal byNow, BigDecimal total) {}

package io.plimsoll.simulation;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How much money a version moves in one currency.
 *
 * @param amountPerMonth what bills differ by in a month, more and less both counted as positive so that they never cancel
 * @param percent the same of the baseline's bills, to two decimals; null when those come to nothing
 */
public record CurrencyImpact(
        Currency currency,
        BigDecimal amountPerMonth,
        @Nullable BigDecimal percent) {}

package io.plimsoll.commitment;

import io.plimsoll.kernel.Money;
import java.math.BigDecimal;

/**
 * How a term goes.
 *
 * @param used invoiced so far for periods that begin in the term, without true-ups and credits
 * @param usedPercent of the committed amount, to two decimals
 * @param termPercent of the term that has passed, to two decimals
 */
public record CommitmentPace(Money committed, Money used, Money left, BigDecimal usedPercent, BigDecimal termPercent) {}

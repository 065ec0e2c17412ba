package io.plimsoll.rules.approval;

import io.plimsoll.rules.Attributes;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Who must agree to a change of policy?
 *
 * @param currency `XXX` when no money is known to move
 * @param amount absolute difference per month of the simulated periods; null without a simulation
 * @param percent absolute difference in percent of what was billed; null without a simulation, or when nothing was billed
 * @param simulated whether a finished simulation of this version on this base stands behind the figures
 */
public record ApprovalQuestion(
        String set,
        String currency,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal percent,
        boolean simulated,
        Attributes attributes) {

    public ApprovalQuestion with(Attributes asked) {
        return new ApprovalQuestion(set, currency, amount, percent, simulated, asked);
    }
}

package io.plimsoll.rules.terms;

/**
 * The fine print of calculation.
 *
 * @param dayCount ACTUAL_END_EXCLUSIVE, ACTUAL_BOTH_ENDS, THIRTY_DAY_MONTH or SECONDS
 * @param proration PRORATE, FULL_PERIOD or NONE
 * @param roundingStage CHARGE, COMPONENT or INVOICE
 * @param roundingMode HALF_UP, HALF_EVEN, UP or DOWN
 * @param taxRounding PER_LINE or PER_INVOICE
 * @param discountOrder SEQUENTIAL or ON_ORIGINAL
 * @param zeroUsageFirstFlatFee whether the first tier's flat fee is due at 0 units
 * @param lateUsage CORRECT_NEXT_INVOICE, CREDIT_NOTE_AND_REISSUE or REFUSE_AFTER_GRACE
 * @param paymentDays days between issue and due date
 */
public record TermsDecision(
        String dayCount,
        String proration,
        String roundingStage,
        String roundingMode,
        String taxRounding,
        String discountOrder,
        boolean zeroUsageFirstFlatFee,
        String lateUsage,
        int paymentDays) {}

package io.plimsoll.payment;

/** What a provider answered. */
public sealed interface ChargeOutcome {

    /** @param reference the provider's own name of the charge */
    record Charged(String reference) implements ChargeOutcome {}

    /**
     * The money does not come.
     *
     * @param code such as {@code card-declined}
     */
    record Declined(String code, String reason) implements ChargeOutcome {}
}

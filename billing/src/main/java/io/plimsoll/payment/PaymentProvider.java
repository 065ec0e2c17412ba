package io.plimsoll.payment;

import java.util.Optional;

/** The door to whoever charges customers' means of payment. May be slow, may fail, and is asked outside of transactions. */
public interface PaymentProvider {

    /** A short name for the record, such as {@code sandbox}. */
    String name();

    /**
     * Charges once for an idempotency key: asked again with the same key it answers as before. Throws when it is not known
     * what happened.
     */
    ChargeOutcome charge(ChargeRequest request);

    /** What became of a key; empty when the provider has never seen it. */
    Optional<ChargeOutcome> find(String idempotencyKey);
}

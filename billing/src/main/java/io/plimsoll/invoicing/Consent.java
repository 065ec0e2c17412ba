package io.plimsoll.invoicing;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.Money;
import java.time.Instant;

/**
 * A customer agreed to an invoice above its budget cap.
 *
 * @param by who of the customer's people
 */
public record Consent(Money upTo, String by, String note, Actor recordedBy, Instant at) {}

package io.plimsoll.invoicing;

import java.time.Instant;

/**
 * Why an invoice is not issued yet.
 *
 * @param reason in words: {@code the overage notice of May went out less than 7 days ago}
 * @param lookAgainAt when it may be different without anybody saying so; whoever changes it earlier says {@link
 *     Invoicing#moved}
 */
public record NotYet(String reason, Instant lookAgainAt) {}

package io.plimsoll.bpmn.invoice;

/**
 * What every instance of {@link InvoiceProcess} starts with, and what its workers read.
 *
 * @param subject the invoice's id, {@code inv_12}
 * @param customer the customer's key
 * @param held whether the {@code review} rows want a person to look first
 * @param holdReason why it is held, empty when it is not
 * @param graceDuration time between approval and issue as an ISO 8601 duration, {@code PT24H}
 */
public record InvoiceVariables(
        String subject, String customer, boolean held, String holdReason, String graceDuration) {}

package io.plimsoll.history;

import org.jspecify.annotations.Nullable;

/**
 * Which runs are meant; what is null does not narrow.
 *
 * @param processId {@code InvoiceProcess}
 * @param subject {@code inv_12}
 * @param customer the customer's key
 * @param troubled only those that stand at an incident
 */
public record WorkflowFilter(
        @Nullable String processId,
        @Nullable WorkflowState state,
        @Nullable String subject,
        @Nullable String customer,
        boolean troubled) {}

package io.plimsoll.trace;

import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that stands behind one line of an invoice.
 *
 * @param amountInWords one or two sentences that name every part of the amount
 * @param decisions the line's own, then the invoice's {@code review}
 * @param usage null where no usage made the line
 * @param workflow what the invoice's workflow did so far, in order
 */
public record LineTrace(
        InvoiceId invoice,
        int line,
        String description,
        Money amount,
        String amountInWords,
        List<Decision> decisions,
        @Nullable UsageBehind usage,
        List<Step> workflow,
        List<Approval> approvals) {

    /**
     * @param version hash of the version that decided
     * @param question in words, by column name
     */
    public record Decision(
            long id, String set, int versionNumber, String version, Map<String, String> question, List<Row> rows) {}

    /**
     * @param cells the filled cells by column name, in column order
     */
    public record Row(String id, Map<String, String> cells) {}

    /**
     * @param events how many events the line was made of
     * @param sum what they came to, in the meter's unit
     * @param sample the first of them, by time
     */
    public record UsageBehind(String meter, String unit, long events, Quantity sum, List<SampleEvent> sample) {}

    /**
     * @param value what the meter read of the event; {@code 1} where it counts events
     */
    public record SampleEvent(String source, String id, Instant at, String value) {}

    /** @param at when the step was over; since when it waits, while it does */
    public record Step(long processInstanceKey, String elementId, Instant at) {}

    public record Approval(String outcome, String actor, String note, Instant at) {}
}

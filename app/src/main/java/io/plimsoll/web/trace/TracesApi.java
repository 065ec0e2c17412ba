package io.plimsoll.web.trace;

import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.trace.LineTrace;
import io.plimsoll.trace.Traces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why a line of an invoice says what it says. */
@Tag(name = "Invoices")
@RestController
class TracesApi {

    private final Traces traces;

    TracesApi(Traces traces) {
        this.traces = traces;
    }

    /** The way from usage and policy rows to the amount. */
    record TraceAnswer(
            InvoiceId invoice,
            int line,
            String description,
            Currency currency,
            Money amount,
            String amountInWords,
            List<LineTrace.Decision> decisions,
            LineTrace.@Nullable UsageBehind usage,
            List<Step> workflow,
            List<LineTrace.Approval> approvals) {}

    /** Keys of the broker are longer than a JSON number of every reader is exact, so they are words. */
    record Step(String processInstanceKey, String elementId, Instant at) {}

    @Operation(summary = "Explain an invoice line: decisions and rows, usage, workflow, approvals")
    @GetMapping("/api/v1/invoices/{id}/lines/{number}/trace")
    @Requires(Permission.READ_INVOICES)
    TraceAnswer trace(@PathVariable InvoiceId id, @PathVariable int number) {
        LineTrace of = traces.of(id, number);
        return new TraceAnswer(
                of.invoice(),
                of.line(),
                of.description(),
                of.amount().currency(),
                of.amount(),
                of.amountInWords(),
                of.decisions(),
                of.usage(),
                of.workflow().stream()
                        .map(step -> new Step(Long.toString(step.processInstanceKey()), step.elementId(), step.at()))
                        .toList(),
                of.approvals());
    }
}

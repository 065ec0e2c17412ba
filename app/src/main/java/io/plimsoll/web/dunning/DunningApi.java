package io.plimsoll.web.dunning;

import io.plimsoll.dunning.Dunning;
import io.plimsoll.dunning.DunningAction;
import io.plimsoll.dunning.DunningCase;
import io.plimsoll.dunning.DunningStep;
import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Page;
import io.plimsoll.payment.PaymentAttempt;
import io.plimsoll.payment.Payments;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.Pages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Invoices that are not paid. */
@Tag(name = "Dunning")
@RestController
@RequestMapping("/api/v1/dunning")
class DunningApi {

    private final Dunning dunning;
    private final Payments payments;
    private final InstantSource clock;

    DunningApi(Dunning dunning, Payments payments, InstantSource clock) {
        this.dunning = dunning;
        this.payments = payments;
        this.clock = clock;
    }

    /** No step is taken until then. */
    record PauseRequest(
            @NotNull Instant until,
            boolean promised,
            @NotBlank @Size(max = 500) String reason) {}

    /** Why an invoice is given up. */
    record WriteOffRequest(@NotBlank @Size(max = 500) String reason) {}

    /** An overdue invoice; {@code open} is in {@code currency}. */
    record CaseAnswer(
            InvoiceId invoice,
            @Nullable String number,
            CustomerKey customer,
            Currency currency,
            Money open,
            long daysOverdue,
            int steps,
            @Nullable Instant nextStepAt,
            @Nullable Instant pausedUntil,
            @Nullable String pauseReason,
            boolean promised,
            boolean restricted,
            @Nullable InvoiceState outcome) {

        static CaseAnswer of(DunningCase of, Instant now) {
            return new CaseAnswer(
                    of.invoice(),
                    of.invoiceNumber(),
                    of.customer(),
                    of.open().currency(),
                    of.open(),
                    of.daysOverdue(now),
                    of.steps(),
                    of.outcome() == null ? of.nextAt() : null,
                    of.pausedUntil(),
                    of.pauseReason(),
                    of.promised(),
                    of.restricted(),
                    of.outcome());
        }
    }

    /** A step; {@code version} is the hash of the rows that decided it. */
    record StepAnswer(
            int attempt,
            DunningAction action,
            @Nullable String letter,
            @Nullable Long decision,
            @Nullable String version,
            String decidedBy,
            Instant decidedAt,
            @Nullable Instant doneAt,
            @Nullable String result) {

        static StepAnswer of(DunningStep of) {
            Actor by = of.decidedBy();
            return new StepAnswer(
                    of.attempt(),
                    of.action(),
                    of.letter(),
                    of.decision(),
                    of.versionHash(),
                    by.name(),
                    of.decidedAt(),
                    of.doneAt(),
                    of.result());
        }
    }

    /** A case with its steps. */
    record CaseWithSteps(CaseAnswer dunning, List<StepAnswer> steps) {}

    @Operation(summary = "List invoices that are overdue and not given up, the oldest first")
    @GetMapping
    @Requires(Permission.READ_INVOICES)
    Page<CaseAnswer> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        Instant now = clock.instant();
        return Pages.map(dunning.open(cursor, limit), each -> CaseAnswer.of(each, now));
    }

    @Operation(summary = "See how an overdue invoice stands, and every step that was taken")
    @GetMapping("/{id}")
    @Requires(Permission.READ_INVOICES)
    CaseWithSteps get(@PathVariable InvoiceId id) {
        DunningCase found = dunning.get(id);
        return new CaseWithSteps(
                CaseAnswer.of(found, clock.instant()),
                dunning.steps(id).stream().map(StepAnswer::of).toList());
    }

    @Operation(
            summary =
                    "Take no step for an overdue invoice until a time, because the customer promised or for another reason")
    @PostMapping("/{id}/pause")
    @Requires(Permission.TAKE_PAYMENTS)
    CaseAnswer pause(@PathVariable InvoiceId id, @Valid @RequestBody PauseRequest request, Caller caller) {
        Instant now = clock.instant();
        return CaseAnswer.of(
                dunning.pause(id, request.until(), request.promised(), request.reason(), caller.actor(), now), now);
    }

    @Operation(summary = "End a pause")
    @PostMapping("/{id}/resume")
    @Requires(Permission.TAKE_PAYMENTS)
    CaseAnswer resume(@PathVariable InvoiceId id, Caller caller) {
        Instant now = clock.instant();
        return CaseAnswer.of(dunning.resume(id, caller.actor(), now), now);
    }

    @Operation(summary = "Charge an overdue invoice now")
    @PostMapping("/{id}/retry")
    @Requires(Permission.TAKE_PAYMENTS)
    CaseAnswer retry(@PathVariable InvoiceId id, Caller caller) {
        Instant now = clock.instant();
        dunning.get(id);
        List<PaymentAttempt> before = payments.attempts(id);
        payments.retry(id, "finance-" + (before.size() + 1), caller.actor(), now);
        return CaseAnswer.of(dunning.get(id), now);
    }

    @Operation(summary = "Write an overdue invoice off")
    @PostMapping("/{id}/write-off")
    @Requires(Permission.WRITE_OFF_INVOICES)
    CaseAnswer writeOff(@PathVariable InvoiceId id, @Valid @RequestBody WriteOffRequest request, Caller caller) {
        Instant now = clock.instant();
        return CaseAnswer.of(dunning.writeOff(id, request.reason(), caller.actor(), now), now);
    }
}

package io.plimsoll.web.invoicing;

import io.plimsoll.invoicing.Budgets;
import io.plimsoll.invoicing.Consent;
import io.plimsoll.invoicing.InvoiceFilter;
import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Page;
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
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers owe. */
@Tag(name = "Invoices")
@RestController
@RequestMapping("/api/v1/invoices")
class InvoicesApi {

    private final Invoicing invoicing;
    private final Budgets budgets;
    private final InstantSource clock;

    InvoicesApi(Invoicing invoicing, Budgets budgets, InstantSource clock) {
        this.invoicing = invoicing;
        this.budgets = budgets;
        this.clock = clock;
    }

    /** Why an invoice is cancelled. */
    record VoidRequest(@NotBlank @Size(max = 1000) String reason) {}

    @Operation(summary = "List invoices, newest first; `period` is the local month in which the service period starts")
    @GetMapping
    @Requires(Permission.READ_INVOICES)
    Page<InvoiceInList> list(
            @RequestParam(required = false) @Nullable CustomerKey customer,
            @RequestParam(required = false) @Nullable InvoiceState state,
            @RequestParam(required = false) @Nullable YearMonth period,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        return Pages.map(invoicing.list(new InvoiceFilter(customer, state, period, cursor, limit)), InvoiceInList::of);
    }

    @Operation(summary = "See one invoice with its lines")
    @GetMapping("/{id}")
    @Requires(Permission.READ_INVOICES)
    InvoiceAnswer get(@PathVariable InvoiceId id) {
        return InvoiceAnswer.of(invoicing.get(id));
    }

    /** The customer agrees to an invoice above its budget cap; {@code by} is who of its people did. */
    record ConsentRequest(
            @Nullable String upTo,
            @Nullable String by,
            @Nullable @Size(max = 1000) String note) {}

    /** A consent that was recorded. */
    record ConsentAnswer(Money upTo, String by, String note, String recordedBy, Instant at) {

        static ConsentAnswer of(Consent of) {
            return new ConsentAnswer(
                    of.upTo(), of.by(), of.note(), of.recordedBy().name(), of.at());
        }
    }

    /** How an invoice stands after a consent. */
    record Consented(InvoiceState state, List<ConsentAnswer> consents) {}

    @Operation(summary = "Record that the customer agrees to an invoice above its budget cap, up to an amount")
    @PostMapping("/{id}/consent")
    @Requires(Permission.RECORD_CONSENT)
    Consented consent(@PathVariable InvoiceId id, @Valid @RequestBody ConsentRequest request, Caller caller) {
        List<Consent> consents = budgets.consent(
                id,
                request.upTo(),
                request.by(),
                request.note() == null ? "" : request.note(),
                caller.actor(),
                clock.instant());
        return new Consented(
                invoicing.get(id).state(),
                consents.stream().map(ConsentAnswer::of).toList());
    }

    @Operation(summary = "Void an invoice")
    @PostMapping("/{id}/void")
    @Requires(Permission.VOID_INVOICES)
    InvoiceAnswer voidInvoice(@PathVariable InvoiceId id, @Valid @RequestBody VoidRequest request, Caller caller) {
        return InvoiceAnswer.of(invoicing.voidInvoice(id, caller.actor(), request.reason(), clock.instant()));
    }
}

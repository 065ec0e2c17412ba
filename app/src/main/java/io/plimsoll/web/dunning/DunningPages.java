package io.plimsoll.web.dunning;

import io.plimsoll.dunning.Dunning;
import io.plimsoll.dunning.DunningCase;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Page;
import io.plimsoll.payment.Payments;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Overdue invoices, and what people of finance do about one. */
@PageController
class DunningPages {

    private static final int PAGE_SIZE = 50;

    private final Dunning dunning;
    private final Payments payments;
    private final Invoicing invoicing;
    private final InstantSource clock;

    DunningPages(Dunning dunning, Payments payments, Invoicing invoicing, InstantSource clock) {
        this.dunning = dunning;
        this.payments = payments;
        this.invoicing = invoicing;
        this.clock = clock;
    }

    @GetMapping("/dunning")
    @Requires(Permission.READ_INVOICES)
    String list(@RequestParam(required = false) @Nullable String cursor, Model model) {
        Page<DunningCase> page = dunning.open(cursor, PAGE_SIZE);
        model.addAttribute("cases", page.data());
        model.addAttribute("next", page.next());
        model.addAttribute("now", clock.instant());
        return "dunning/dunning";
    }

    @PostMapping("/dunning/{id}/retry")
    @Requires(Permission.TAKE_PAYMENTS)
    String retry(@PathVariable InvoiceId id, Caller caller) {
        dunning.get(id);
        int attempts = payments.attempts(id).size();
        payments.retry(id, "finance-" + (attempts + 1), caller.actor(), clock.instant());
        return "redirect:/invoices/" + id;
    }

    /** Until the end of a day where the customer is. */
    @PostMapping("/dunning/{id}/promise")
    @Requires(Permission.TAKE_PAYMENTS)
    String pause(
            @PathVariable InvoiceId id,
            @RequestParam LocalDate until,
            @RequestParam String reason,
            @RequestParam(defaultValue = "false") boolean promised,
            Caller caller) {
        Instant end =
                until.plusDays(1).atStartOfDay(invoicing.get(id).timeZone()).toInstant();
        dunning.pause(id, end, promised, reason, caller.actor(), clock.instant());
        return "redirect:/invoices/" + id;
    }

    @PostMapping("/dunning/{id}/resume")
    @Requires(Permission.TAKE_PAYMENTS)
    String resume(@PathVariable InvoiceId id, Caller caller) {
        dunning.resume(id, caller.actor(), clock.instant());
        return "redirect:/invoices/" + id;
    }

    @PostMapping("/dunning/{id}/write-off")
    @Requires(Permission.WRITE_OFF_INVOICES)
    String writeOff(@PathVariable InvoiceId id, @RequestParam String reason, Caller caller) {
        dunning.writeOff(id, reason, caller.actor(), clock.instant());
        return "redirect:/invoices/" + id;
    }
}

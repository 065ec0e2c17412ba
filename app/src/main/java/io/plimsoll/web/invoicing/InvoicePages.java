package io.plimsoll.web.invoicing;

import io.plimsoll.history.UserTask;
import io.plimsoll.history.UserTasks;
import io.plimsoll.history.WorkflowHistory;
import io.plimsoll.history.WorkflowStep;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.InvoiceFilter;
import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.invoicing.InvoiceSummary;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Page;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.trace.Traces;
import io.plimsoll.web.PageController;
import io.plimsoll.web.payment.CollectionCards;
import io.plimsoll.web.task.TaskCards;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Invoices, one invoice, and why a line costs what it costs. */
@PageController
class InvoicePages {

    private static final int PAGE_SIZE = 50;

    private final Invoicing invoicing;
    private final Traces traces;
    private final WorkflowHistory history;
    private final UserTasks tasks;
    private final CollectionCards cards;
    private final InstantSource clock;

    InvoicePages(
            Invoicing invoicing,
            Traces traces,
            WorkflowHistory history,
            UserTasks tasks,
            CollectionCards cards,
            InstantSource clock) {
        this.invoicing = invoicing;
        this.traces = traces;
        this.history = history;
        this.tasks = tasks;
        this.cards = cards;
        this.clock = clock;
    }

    /** A step of the drawn process in words. */
    public record Step(
            String elementName, Instant startedAt, @Nullable Instant endedAt) {}

    @GetMapping("/invoices")
    @Requires(Permission.READ_INVOICES)
    String list(
            @RequestParam(required = false) @Nullable CustomerKey customer,
            @RequestParam(required = false) @Nullable InvoiceState state,
            @RequestParam(required = false) @Nullable YearMonth period,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Page<InvoiceSummary> page = invoicing.list(new InvoiceFilter(customer, state, period, cursor, PAGE_SIZE));
        model.addAttribute("invoices", page.data());
        model.addAttribute("next", page.next());
        model.addAttribute("customer", customer);
        model.addAttribute("state", state);
        model.addAttribute("period", period);
        model.addAttribute("states", List.of(InvoiceState.values()));
        return "invoicing/invoices";
    }

    @GetMapping("/invoices/{id}")
    @Requires(Permission.READ_INVOICES)
    String one(@PathVariable InvoiceId id, Caller caller, Model model) {
        Invoice invoice = invoicing.get(id);
        model.addAttribute("invoice", invoice);
        model.addAttribute(
                "steps",
                history.stepsOf(id.toString()).stream()
                        .filter(InvoicePages::isWorthReading)
                        .map(step -> new Step(TaskCards.wordsOf(step.elementId()), step.startedAt(), step.endedAt()))
                        .toList());
        model.addAttribute("task", openTaskAbout(id, caller));
        model.addAttribute("mayVoid", caller.may(Permission.VOID_INVOICES) && mayBeVoided(invoice.state()));
        cards.addTo(model, invoice, caller);
        return "invoicing/invoice";
    }

    @GetMapping("/invoices/{id}/lines/{number}")
    @Requires(Permission.READ_INVOICES)
    String trace(@PathVariable InvoiceId id, @PathVariable int number, Model model) {
        model.addAttribute("invoice", invoicing.get(id));
        model.addAttribute("trace", traces.of(id, number));
        return "invoicing/trace";
    }

    @PostMapping("/invoices/{id}/void")
    @Requires(Permission.VOID_INVOICES)
    String voidInvoice(@PathVariable InvoiceId id, @RequestParam String reason, Caller caller) {
        invoicing.voidInvoice(id, caller.actor(), reason, clock.instant());
        return "redirect:/invoices/" + id;
    }

    private @Nullable Long openTaskAbout(InvoiceId id, Caller caller) {
        Set<String> groups = TaskCards.visibleTo(caller);
        return tasks.of(id.toString()).stream()
                .filter(UserTask::open)
                .filter(task -> task.candidateGroups().stream().anyMatch(groups::contains))
                .map(UserTask::key)
                .findFirst()
                .orElse(null);
    }

    private static boolean mayBeVoided(InvoiceState state) {
        return switch (state) {
            case DRAFT, HELD, ISSUED, OVERDUE -> true;
            case PAID, VOID, UNCOLLECTIBLE -> false;
        };
    }

    /** Gateways and the process itself are left out: people read tasks and events. */
    private static boolean isWorthReading(WorkflowStep step) {
        return step.elementId().startsWith("Task_") || step.elementId().startsWith("Event_");
    }
}

package io.plimsoll.web.customer;

import io.plimsoll.customer.Customer;
import io.plimsoll.customer.Customers;
import io.plimsoll.dunning.ServiceRestrictions;
import io.plimsoll.invoicing.InvoiceFilter;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Page;
import io.plimsoll.profile.Profiles;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.timeline.Timelines;
import io.plimsoll.web.PageController;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Customers, and one customer: usage against what is included, invoices, history. */
@PageController
class CustomerPages {

    private static final int PAGE_SIZE = 50;
    private static final int INVOICES_SHOWN = 12;
    private static final int ENTRIES_SHOWN = 30;

    private final Customers customers;
    private final SubscriptionCards cards;
    private final Invoicing invoicing;
    private final Timelines timelines;
    private final Profiles profiles;
    private final ServiceRestrictions restrictions;
    private final InstantSource clock;

    CustomerPages(
            Customers customers,
            SubscriptionCards cards,
            Invoicing invoicing,
            Timelines timelines,
            Profiles profiles,
            ServiceRestrictions restrictions,
            InstantSource clock) {
        this.customers = customers;
        this.cards = cards;
        this.invoicing = invoicing;
        this.timelines = timelines;
        this.profiles = profiles;
        this.restrictions = restrictions;
        this.clock = clock;
    }

    @GetMapping("/customers")
    @Requires(Permission.READ_CUSTOMERS)
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        String query = q == null || q.isBlank() ? null : q.strip();
        Page<Customer> page = customers.list(query, cursor, PAGE_SIZE);
        model.addAttribute("customers", page.data());
        model.addAttribute("next", page.next());
        model.addAttribute("query", query);
        return "customer/customers";
    }

    @GetMapping("/customers/{key}")
    @Requires(Permission.READ_CUSTOMERS)
    String one(@PathVariable CustomerKey key, Model model) {
        Customer customer = customers.get(key);
        model.addAttribute("customer", customer);
        model.addAttribute("restricted", restrictions.isRestricted(customer.id()));
        model.addAttribute("subscriptions", cards.of(customer));
        model.addAttribute(
                "attributes",
                profiles.heldByCustomers(List.of(customer.id()), clock.instant())
                        .getOrDefault(customer.id(), Map.of()));
        model.addAttribute(
                "invoices",
                invoicing
                        .list(new InvoiceFilter(key, null, null, null, INVOICES_SHOWN))
                        .data());
        model.addAttribute("timeline", timelines.newest(customer.id(), ENTRIES_SHOWN));
        return "customer/customer";
    }
}

package io.plimsoll.web.attribute;

import io.plimsoll.attribute.AttributeCatalog;
import io.plimsoll.customer.Customer;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.profile.AttributeValue;
import io.plimsoll.profile.Profiles;
import io.plimsoll.rules.table.Attribute;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import io.plimsoll.web.PageController;
import io.plimsoll.web.RefusedRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The values of a customer's attributes and of its subscriptions': what holds, since when, and forms to say anew. */
@PageController
class ProfilePages {

    private final AttributeCatalog attributes;
    private final Profiles profiles;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final InstantSource clock;

    ProfilePages(
            AttributeCatalog attributes,
            Profiles profiles,
            Customers customers,
            Subscriptions subscriptions,
            InstantSource clock) {
        this.attributes = attributes;
        this.profiles = profiles;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** An attribute with what holds now; {@code held} is null when it never had a value. */
    public record Field(
            Attribute attribute, String key, @Nullable AttributeValue held) {

        public String value() {
            AttributeValue now = held;
            return now == null || now.value() == null ? "" : now.value();
        }

        /** Whether it holds from an instant worth telling, not ever since. */
        public boolean dated() {
            return held != null && held.effectiveFrom().isAfter(Instant.EPOCH);
        }
    }

    /** One form. */
    public record Form(String action, String title, List<Field> fields, boolean mayWrite) {}

    @GetMapping("/customers/{key}/attributes")
    @Requires(Permission.READ_CUSTOMERS)
    String show(@PathVariable CustomerKey key, Caller caller, Model model) {
        return page(customers.get(key), caller, model);
    }

    @PostMapping("/customers/{key}/attributes")
    @Requires(Permission.WRITE_CUSTOMERS)
    String say(@PathVariable CustomerKey key, @RequestParam Map<String, String> form, Caller caller, Model model) {
        Customer customer = customers.get(key);
        return saying(
                customer,
                caller,
                model,
                () -> profiles.putOfCustomers(
                        Map.of(customer.id(), said(form, "customer.")),
                        from(form, customer),
                        caller.actor(),
                        clock.instant()));
    }

    @PostMapping("/customers/{key}/subscriptions/{id}/attributes")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    String say(
            @PathVariable CustomerKey key,
            @PathVariable SubscriptionId id,
            @RequestParam Map<String, String> form,
            Caller caller,
            Model model) {
        Customer customer = customers.get(key);
        return saying(
                customer,
                caller,
                model,
                () -> profiles.putOfSubscription(
                        id, said(form, "subscription."), from(form, customer), caller.actor(), clock.instant()));
    }

    private String saying(Customer customer, Caller caller, Model model, Runnable saying) {
        try {
            saying.run();
            return "redirect:/customers/" + customer.key() + "/attributes";
        } catch (BillingException refused) {
            model.addAttribute("refusal", refused.getMessage());
            model.addAttribute("violations", refused.violations());
            return page(customer, caller, model);
        }
    }

    /** What the form says by key; a blank field says none. */
    private static Map<String, @Nullable String> said(Map<String, String> form, String prefix) {
        Map<String, @Nullable String> said = new LinkedHashMap<>();
        form.forEach((name, text) -> {
            if (name.startsWith(prefix)) {
                said.put(name.substring(prefix.length()), text.isBlank() ? null : text);
            }
        });
        return said;
    }

    /** The midnight that begins the day given, where the customer is; null for now. */
    private static @Nullable Instant from(Map<String, String> form, Customer customer) {
        String day = form.getOrDefault("from", "");
        if (day.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(day).atStartOfDay(customer.timeZone()).toInstant();
        } catch (DateTimeParseException e) {
            throw RefusedRequest.parameter("from", "expected a day such as 2026-03-31, but got `" + day + "`");
        }
    }

    private String page(Customer customer, Caller caller, Model model) {
        Instant now = clock.instant();
        List<Attribute> declared = attributes.declared();
        List<Subscription> held = subscriptions.ofCustomer(customer.id());
        Map<SubscriptionId, List<AttributeValue>> ofSubscriptions =
                profiles.ofSubscriptions(held.stream().map(Subscription::id).toList());
        model.addAttribute("customer", customer);
        model.addAttribute("declared", !declared.isEmpty());
        model.addAttribute(
                "own",
                new Form(
                        "/customers/" + customer.key() + "/attributes",
                        customer.name(),
                        fields(
                                declared,
                                "customer.",
                                profiles.ofCustomers(List.of(customer.id())).getOrDefault(customer.id(), List.of()),
                                now),
                        caller.may(Permission.WRITE_CUSTOMERS)));
        model.addAttribute(
                "ofSubscriptions",
                held.stream()
                        .map(one -> new Form(
                                "/customers/" + customer.key() + "/subscriptions/" + one.id() + "/attributes",
                                one.phaseAt(now).plan().value(),
                                fields(
                                        declared,
                                        "subscription.",
                                        ofSubscriptions.getOrDefault(one.id(), List.of()),
                                        now),
                                caller.may(Permission.WRITE_SUBSCRIPTIONS)))
                        .toList());
        return "attribute/profile";
    }

    private static List<Field> fields(
            List<Attribute> declared, String prefix, List<AttributeValue> values, Instant now) {
        return declared.stream()
                .filter(attribute -> attribute.name().startsWith(prefix))
                .map(attribute -> new Field(
                        attribute,
                        attribute.name().substring(prefix.length()),
                        values.stream()
                                .filter(value -> value.name().equals(attribute.name())
                                        && !value.effectiveFrom().isAfter(now))
                                .reduce((earlier, later) -> later)
                                .orElse(null)))
                .toList();
    }
}

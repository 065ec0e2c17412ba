package io.plimsoll.web.customer;

import io.plimsoll.customer.Customer;
import io.plimsoll.customer.CustomerDetails;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.NaturalKey;
import io.plimsoll.kernel.Page;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.timeline.TimelineEntry;
import io.plimsoll.timeline.Timelines;
import io.plimsoll.web.Pages;
import io.plimsoll.web.RefusedRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom we bill. */
@Tag(name = "Customers")
@RestController
@RequestMapping("/api/v1/customers")
class CustomersApi {

    private static final int MOST_AT_ONCE = 1_000;

    private final Customers customers;
    private final Timelines timelines;
    private final InstantSource clock;

    CustomersApi(Customers customers, Timelines timelines, InstantSource clock) {
        this.customers = customers;
        this.timelines = timelines;
        this.clock = clock;
    }

    /** A customer by the caller's own key. */
    record CustomerAnswer(
            CustomerKey customer,
            String name,
            Currency currency,
            String country,
            String segment,
            ZoneId timeZone,
            @Nullable String email,
            Instant createdAt) {

        static CustomerAnswer of(Customer of) {
            return new CustomerAnswer(
                    of.key(),
                    of.name(),
                    of.currency(),
                    of.country(),
                    of.segment(),
                    of.timeZone(),
                    of.email(),
                    of.createdAt());
        }
    }

    @Operation(summary = "Create or change a customer")
    @PutMapping("/{customer}")
    @Requires(Permission.WRITE_CUSTOMERS)
    CustomerAnswer put(@PathVariable CustomerKey customer, @RequestBody CustomerDetails details, Caller caller) {
        return CustomerAnswer.of(customers.put(customer, details, caller.actor(), clock.instant()));
    }

    @Operation(summary = "Create or change up to 1,000 customers, named by their keys: all of them or none")
    @PutMapping
    @Requires(Permission.WRITE_CUSTOMERS)
    Page<CustomerAnswer> putAll(@RequestBody Map<String, CustomerDetails> details, Caller caller) {
        if (details.isEmpty() || details.size() > MOST_AT_ONCE) {
            throw RefusedRequest.field("", "expected 1 to 1,000 customers, but got " + details.size());
        }
        Map<CustomerKey, CustomerDetails> byKey = new LinkedHashMap<>();
        details.forEach((key, of) -> {
            if (!NaturalKey.isValid(key)) {
                throw RefusedRequest.field(
                        "/" + key, "expected a key of 1 to 120 letters, digits and . _ : @ -, but got another");
            }
            byKey.put(new CustomerKey(key), of);
        });
        return new Page<>(
                customers.putAll(byKey, caller.actor(), clock.instant()).stream()
                        .map(CustomerAnswer::of)
                        .toList(),
                null);
    }

    @Operation(summary = "List customers by name; `search` finds part of a name or key")
    @GetMapping
    @Requires(Permission.READ_CUSTOMERS)
    Page<CustomerAnswer> list(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        return Pages.map(customers.list(search, cursor, limit), CustomerAnswer::of);
    }

    @Operation(summary = "See one customer")
    @GetMapping("/{customer}")
    @Requires(Permission.READ_CUSTOMERS)
    CustomerAnswer get(@PathVariable CustomerKey customer) {
        return CustomerAnswer.of(customers.get(customer));
    }

    @Operation(summary = "See the newest of all that happened to a customer")
    @GetMapping("/{customer}/timeline")
    @Requires(Permission.READ_CUSTOMERS)
    Page<TimelineEntry> timeline(
            @PathVariable CustomerKey customer,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        return new Page<>(timelines.newest(customers.get(customer).id(), limit), null);
    }
}

package io.plimsoll.web.customer;

import io.plimsoll.customer.CollectionMethod;
import io.plimsoll.customer.Customer;
import io.plimsoll.customer.CustomerDetails;
import io.plimsoll.customer.Customers;
import io.plimsoll.customer.PaymentPreference;
import io.plimsoll.customer.PaymentPreferences;
import io.plimsoll.dunning.ServiceRestrictions;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.NaturalKey;
import io.plimsoll.kernel.Page;
import io.plimsoll.profile.Profiles;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.timeline.TimelineEntry;
import io.plimsoll.timeline.Timelines;
import io.plimsoll.web.Pages;
import io.plimsoll.web.RefusedRequest;
import io.plimsoll.web.WireValues;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Whom we bill. */
@Tag(name = "Customers")
@RestController
@RequestMapping("/api/v1/customers")
class CustomersApi {

    private static final int MOST_AT_ONCE = 1_000;

    private final Customers customers;
    private final Profiles profiles;
    private final Timelines timelines;
    private final PaymentPreferences preferences;
    private final ServiceRestrictions restrictions;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    CustomersApi(
            Customers customers,
            Profiles profiles,
            Timelines timelines,
            PaymentPreferences preferences,
            ServiceRestrictions restrictions,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.customers = customers;
        this.profiles = profiles;
        this.timelines = timelines;
        this.preferences = preferences;
        this.restrictions = restrictions;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * @param locale the language of letters, en or ms; en when left out
     * @param quietHours when letters that can wait do wait, such as 21:00-07:00 by the customer's clock
     * @param attributes values by key, null for none; what is left out stays
     * @param attributesFrom when they begin to hold, never inside or before a billed period; now when left out
     */
    record CustomerRequest(
            @Nullable String name,
            @Nullable String currency,
            @Nullable String country,
            @Nullable String segment,
            @Nullable String timeZone,
            @Nullable String email,
            @Nullable String locale,
            @Nullable String quietHours,
            @Nullable Map<String, JsonNode> attributes,
            @Nullable Instant attributesFrom) {

        CustomerDetails details() {
            return new CustomerDetails(name, currency, country, segment, timeZone, email, locale, quietHours);
        }
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
            String locale,
            @Nullable String quietHours,
            boolean restricted,
            Map<String, String> attributes,
            Instant createdAt) {

        static CustomerAnswer of(Customer of, boolean restricted, Map<String, String> attributes) {
            return new CustomerAnswer(
                    of.key(),
                    of.name(),
                    of.currency(),
                    of.country(),
                    of.segment(),
                    of.timeZone(),
                    of.email(),
                    of.locale().getLanguage(),
                    of.quietHours() == null ? null : of.quietHours().toString(),
                    restricted,
                    attributes,
                    of.createdAt());
        }
    }

    /** How a customer pays; the cap is in its currency. */
    record PreferenceAnswer(
            CollectionMethod collectionMethod,
            boolean meansOfPayment,
            @Nullable Money budgetCap) {

        static PreferenceAnswer of(PaymentPreference of) {
            return new PreferenceAnswer(of.collectionMethod(), of.paymentToken() != null, of.budgetCap());
        }
    }

    @Operation(summary = "Create or change a customer")
    @PutMapping("/{customer}")
    @Requires(Permission.WRITE_CUSTOMERS)
    CustomerAnswer put(@PathVariable CustomerKey customer, @RequestBody CustomerRequest request, Caller caller) {
        Instant now = clock.instant();
        return inTransaction(() -> {
            Customer put = customers.put(customer, request.details(), caller.actor(), now);
            if (request.attributes() != null) {
                profiles.putOfCustomers(
                        Map.of(put.id(), WireValues.texts("/attributes", request.attributes())),
                        request.attributesFrom(),
                        caller.actor(),
                        now);
            }
            return answers(List.of(put), now).getFirst();
        });
    }

    @Operation(summary = "Create or change up to 1,000 customers, named by their keys: all of them or none")
    @PutMapping
    @Requires(Permission.WRITE_CUSTOMERS)
    Page<CustomerAnswer> putAll(@RequestBody Map<String, CustomerRequest> details, Caller caller) {
        if (details.isEmpty() || details.size() > MOST_AT_ONCE) {
            throw RefusedRequest.field("", "expected 1 to 1,000 customers, but got " + details.size());
        }
        Map<CustomerKey, CustomerRequest> byKey = new LinkedHashMap<>();
        details.forEach((key, of) -> {
            if (!NaturalKey.isValid(key)) {
                throw RefusedRequest.field(
                        "/" + key, "expected a key of 1 to 120 letters, digits and . _ : @ -, but got another");
            }
            byKey.put(new CustomerKey(key), of);
        });
        Instant now = clock.instant();
        return inTransaction(() -> {
            Map<CustomerKey, CustomerDetails> fields = new LinkedHashMap<>();
            byKey.forEach((key, of) -> fields.put(key, of.details()));
            List<Customer> put = customers.putAll(fields, caller.actor(), now);
            sayAll(put, byKey, caller, now);
            return new Page<>(answers(put, now), null);
        });
    }

    @Operation(summary = "See how a customer pays")
    @GetMapping("/{customer}/payment-preference")
    @Requires(Permission.READ_CUSTOMERS)
    PreferenceAnswer preference(@PathVariable CustomerKey customer) {
        return PreferenceAnswer.of(preferences.of(customers.get(customer).id()));
    }

    @Operation(summary = "Say how a customer pays, and above what amount an invoice needs its consent")
    @PutMapping("/{customer}/payment-preference")
    @Requires(Permission.WRITE_CUSTOMERS)
    PreferenceAnswer preference(
            @PathVariable CustomerKey customer, @RequestBody PaymentPreferences.Wanted wanted, Caller caller) {
        return PreferenceAnswer.of(preferences.put(customer, wanted, caller.actor(), clock.instant()));
    }

    @Operation(summary = "List customers by name; `search` finds part of a name or key")
    @GetMapping
    @Requires(Permission.READ_CUSTOMERS)
    Page<CustomerAnswer> list(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        Page<Customer> page = customers.list(search, cursor, limit);
        return new Page<>(answers(page.data(), clock.instant()), page.next());
    }

    @Operation(summary = "See one customer")
    @GetMapping("/{customer}")
    @Requires(Permission.READ_CUSTOMERS)
    CustomerAnswer get(@PathVariable CustomerKey customer) {
        return answers(List.of(customers.get(customer)), clock.instant()).getFirst();
    }

    /** Together those whose values begin to hold together; most often that is all of them. */
    private void sayAll(List<Customer> put, Map<CustomerKey, CustomerRequest> requests, Caller caller, Instant now) {
        Map<Optional<Instant>, Map<CustomerId, Map<String, @Nullable String>>> byFrom = new LinkedHashMap<>();
        for (Customer customer : put) {
            CustomerRequest request = Objects.requireNonNull(requests.get(customer.key()));
            if (request.attributes() != null) {
                byFrom.computeIfAbsent(Optional.ofNullable(request.attributesFrom()), none -> new LinkedHashMap<>())
                        .put(
                                customer.id(),
                                WireValues.texts("/" + customer.key() + "/attributes", request.attributes()));
            }
        }
        for (Map.Entry<Optional<Instant>, Map<CustomerId, Map<String, @Nullable String>>> each : byFrom.entrySet()) {
            profiles.putOfCustomers(each.getValue(), each.getKey().orElse(null), caller.actor(), now);
        }
    }

    private List<CustomerAnswer> answers(List<Customer> of, Instant now) {
        Map<CustomerId, Map<String, String>> held =
                profiles.heldByCustomers(of.stream().map(Customer::id).toList(), now);
        Set<CustomerId> restricted =
                restrictions.restricted(of.stream().map(Customer::id).toList());
        return of.stream()
                .map(customer -> CustomerAnswer.of(
                        customer, restricted.contains(customer.id()), held.getOrDefault(customer.id(), Map.of())))
                .toList();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    @Operation(summary = "See all that happened to a customer, newest first, by topic")
    @GetMapping("/{customer}/timeline")
    @Requires(Permission.READ_CUSTOMERS)
    Page<TimelineEntry> timeline(
            @PathVariable CustomerKey customer,
            @RequestParam(required = false) @Nullable Set<TimelineEntry.Topic> topic,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        return timelines.page(customers.get(customer).id(), topic == null ? Set.of() : topic, cursor, limit);
    }
}

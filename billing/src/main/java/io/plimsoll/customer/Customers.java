package io.plimsoll.customer;

import static java.util.stream.Collectors.toMap;

import io.plimsoll.audit.Audit;
import io.plimsoll.audit.AuditEntry;
import io.plimsoll.customer.CustomerRepository.Stored;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PageCursor;
import io.plimsoll.kernel.Violations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates, changes and finds customers. */
@Component
public class Customers {

    private static final int PAGE_SIZE_MAX = 500;

    private final CustomerRepository repository;
    private final Audit audit;

    Customers(CustomerRepository repository, Audit audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /** Creates the customer or replaces its details; saying the same again changes nothing. */
    @Transactional
    public Customer put(CustomerKey key, CustomerDetails details, Actor actor, Instant at) {
        Violations violations = new Violations();
        CustomerFields fields = CustomerFields.check(details, "", violations);
        violations.refuseAny(CustomerRefusal.INVALID_CUSTOMER, "a customer");
        return fields == null ? get(key) : store(Map.of(key, fields), actor, at).getFirst();
    }

    /** Like {@link #put} for many, in one transaction: all of them or none. Pointers of violations begin with the key. */
    @Transactional
    public List<Customer> putAll(Map<CustomerKey, CustomerDetails> customers, Actor actor, Instant at) {
        Violations violations = new Violations();
        Map<CustomerKey, CustomerFields> checked = new LinkedHashMap<>();
        customers.forEach((key, details) -> {
            CustomerFields fields = CustomerFields.check(details, "/" + key, violations);
            if (fields != null) {
                checked.put(key, fields);
            }
        });
        violations.refuseAny(CustomerRefusal.INVALID_CUSTOMER, "customers");
        return store(checked, actor, at);
    }

    /** The customer; refused with {@code unknown-customer} when there is none. */
    public Customer get(CustomerKey key) {
        return find(key)
                .orElseThrow(() -> new BillingException(
                        CustomerRefusal.UNKNOWN_CUSTOMER,
                        "expected customer `" + key + "` to exist, but there is none of this key"));
    }

    public Optional<Customer> find(CustomerKey key) {
        return repository.byKeys(List.of(key)).stream().findFirst();
    }

    /** The customers of these ids, all of which exist. */
    public Map<CustomerId, Customer> getAll(Collection<CustomerId> ids) {
        Map<CustomerId, Customer> found =
                repository.byIds(ids).stream().collect(toMap(Customer::id, customer -> customer));
        if (!found.keySet().containsAll(ids)) {
            throw new IllegalStateException("expected all of " + ids + " to exist, but found " + found.keySet());
        }
        return found;
    }

    /** The kinds of customers there are, each once. */
    public List<CustomerKind> kinds() {
        return repository.kinds();
    }

    /**
     * A page of customers by name.
     *
     * @param search part of the name or the key in any case; null for all
     * @param cursor {@link Page#next} of the page before; null for the first
     * @param limit at most 500 are given
     */
    public Page<Customer> list(@Nullable String search, @Nullable String cursor, int limit) {
        int size = Math.clamp(limit, 1, PAGE_SIZE_MAX);
        PageCursor after = cursor == null
                ? null
                : PageCursor.decode(cursor)
                        .orElseThrow(() -> new BillingException(
                                CustomerRefusal.BAD_CURSOR,
                                "expected the `next` of a page of customers, but got something else"));
        List<Customer> found =
                repository.list(search == null || search.isBlank() ? null : search.strip(), after, size + 1);
        if (found.size() <= size) {
            return new Page<>(found, null);
        }
        Customer last = found.get(size - 1);
        String next = new PageCursor(last.name(), last.id().value()).encode();
        return new Page<>(found.subList(0, size), next);
    }

    /**
     * The customer, locked until the transaction ends and from now on bound to its currency and zone. Called in the
     * transaction that starts a subscription, so two of them for one customer come one after the other.
     */
    public Optional<Customer> bindForSubscription(CustomerKey key, Instant at) {
        return repository.markSubscribed(key, at);
    }

    private List<Customer> store(Map<CustomerKey, CustomerFields> wanted, Actor actor, Instant at) {
        Set<CustomerKey> created = repository.insertNew(wanted, at);
        Map<CustomerKey, CustomerFields> changed = new LinkedHashMap<>();
        List<AuditEntry> entries = new ArrayList<>();
        for (Stored stored : repository.lock(wanted.keySet())) {
            CustomerKey key = stored.customer().key();
            CustomerFields fields = wanted.get(key);
            CustomerFields before = CustomerFields.of(stored.customer());
            if (fields == null || created.contains(key)) {
                entries.add(new AuditEntry(actor, "customer.created", "customer:" + key, before.words(), at));
            } else if (!fields.equals(before)) {
                if (stored.subscribed()) {
                    refuseChangeOfFixedFields(key, before, fields);
                }
                changed.put(key, fields);
                entries.add(new AuditEntry(
                        actor,
                        "customer.changed",
                        "customer:" + key,
                        Map.of("from", before.words(), "to", fields.words()),
                        at));
            }
        }
        if (!changed.isEmpty()) {
            repository.update(changed, at);
        }
        audit.record(entries);
        Map<CustomerKey, Customer> stored =
                repository.byKeys(wanted.keySet()).stream().collect(toMap(Customer::key, customer -> customer));
        return wanted.keySet().stream().map(stored::get).toList();
    }

    private static void refuseChangeOfFixedFields(CustomerKey key, CustomerFields before, CustomerFields wanted) {
        if (!before.currency().equals(wanted.currency())) {
            throw fixed(CustomerRefusal.CURRENCY_IS_FIXED, key, "/currency", before.currency());
        }
        if (!before.timeZone().equals(wanted.timeZone())) {
            throw fixed(CustomerRefusal.TIME_ZONE_IS_FIXED, key, "/timeZone", before.timeZone());
        }
    }

    private static BillingException fixed(CustomerRefusal code, CustomerKey key, String pointer, Object value) {
        return new BillingException(
                code,
                "expected customer `" + key + "` to keep " + value + ", but it was to change after a subscription",
                List.of(new BillingException.Violation(
                        pointer, "expected " + value + ", which a subscription was made with")));
    }
}

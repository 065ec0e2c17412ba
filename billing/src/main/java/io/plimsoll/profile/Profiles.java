package io.plimsoll.profile;

import io.plimsoll.audit.Audit;
import io.plimsoll.customer.Customer;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.profile.ProfileRows.NewValue;
import io.plimsoll.rules.Attributes;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The values that customers and subscriptions have, and when each held. */
@Component
public class Profiles {

    private final ProfileRows rows;
    private final ValueChecks checks;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final Audit audit;

    Profiles(ProfileRows rows, ValueChecks checks, Customers customers, Subscriptions subscriptions, Audit audit) {
        this.rows = rows;
        this.checks = checks;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.audit = audit;
    }

    /** What holds for each of those asked, in order; one query for all of them. */
    public List<Attributes> inForce(List<ValuesAt> asked) {
        Map<ValuesAt, Map<String, String>> found =
                asked.isEmpty() ? Map.of() : rows.inForce(asked.stream().collect(Collectors.toSet()));
        return asked.stream()
                .map(found::get)
                .map(values -> values == null ? Attributes.NONE : new Attributes(values))
                .toList();
    }

    /** All that was ever said of each, oldest effect first; those of whom nothing was said are left out. */
    public Map<CustomerId, List<AttributeValue>> ofCustomers(Collection<CustomerId> ids) {
        return rows.ofCustomers(ids);
    }

    /** The same of subscriptions. */
    public Map<SubscriptionId, List<AttributeValue>> ofSubscriptions(Collection<SubscriptionId> ids) {
        return rows.ofSubscriptions(ids);
    }

    /** What holds at the instant for each, by key without its {@code customer.}; those without values are left out. */
    public Map<CustomerId, Map<String, String>> heldByCustomers(Collection<CustomerId> ids, Instant at) {
        return held(rows.ofCustomers(ids), at);
    }

    /** The same of subscriptions, without {@code subscription.}. */
    public Map<SubscriptionId, Map<String, String>> heldBySubscriptions(Collection<SubscriptionId> ids, Instant at) {
        return held(rows.ofSubscriptions(ids), at);
    }

    private static <K> Map<K, Map<String, String>> held(Map<K, List<AttributeValue>> said, Instant at) {
        Map<K, Map<String, String>> held = new HashMap<>();
        said.forEach((id, values) -> {
            Map<String, String> now = new TreeMap<>();
            for (AttributeValue one : values) {
                String key = one.name().substring(one.name().indexOf('.') + 1);
                String value = one.value();
                if (one.effectiveFrom().isAfter(at)) {
                    break;
                } else if (value == null) {
                    now.remove(key);
                } else {
                    now.put(key, value);
                }
            }
            held.put(id, now);
        });
        return held;
    }

    /**
     * Says values of customers, in one transaction: all of them or none.
     *
     * @param values by key without its {@code customer.}, null for none from then on; saying what holds changes nothing
     * @param from never inside or before a period that is billed. Null for now, and for a first value that no billed period
     *     could have asked for, ever since
     */
    @Transactional
    public void putOfCustomers(
            Map<CustomerId, Map<String, @Nullable String>> values, @Nullable Instant from, Actor actor, Instant at) {
        Map<CustomerId, Customer> known = customers.getAll(values.keySet());
        Map<CustomerId, List<AttributeValue>> before = rows.ofCustomers(values.keySet());
        Map<CustomerId, List<Subscription>> held = subscriptions.ofCustomers(values.keySet()).stream()
                .collect(Collectors.groupingBy(Subscription::customer));
        List<NewValue> all = new ArrayList<>();
        for (Map.Entry<CustomerId, Map<String, @Nullable String>> each : values.entrySet()) {
            CustomerId id = each.getKey();
            String key = Objects.requireNonNull(known.get(id)).key().value();
            Subject subject = new Subject(
                    "customer.",
                    "customer:" + key,
                    values.size() == 1 ? "" : "/" + key,
                    before.getOrDefault(id, List.of()),
                    held.getOrDefault(id, List.of()));
            say(subject, each.getValue(), from, actor, at)
                    .forEach(
                            value -> all.add(new NewValue(id, null, value.attributeId(), value.from(), value.value())));
        }
        rows.insert(all, actor, at);
    }

    /** The same of one subscription; keys come without their {@code subscription.}. */
    @Transactional
    public void putOfSubscription(
            SubscriptionId id, Map<String, @Nullable String> values, @Nullable Instant from, Actor actor, Instant at) {
        Subject subject = new Subject(
                "subscription.",
                "subscription:" + id,
                "",
                rows.ofSubscriptions(List.of(id)).getOrDefault(id, List.of()),
                List.of(subscriptions.get(id)));
        rows.insert(
                say(subject, values, from, actor, at).stream()
                        .map(value -> new NewValue(null, id, value.attributeId(), value.from(), value.value()))
                        .toList(),
                actor,
                at);
    }

    /** What is new of the values, checked and noted in the audit record. */
    private List<ValueChecks.Checked> say(
            Subject subject, Map<String, @Nullable String> values, @Nullable Instant from, Actor actor, Instant at) {
        List<ValueChecks.Checked> fresh = checks.check(subject, values, from, at).stream()
                .filter(value -> !subject.holds(value.name(), value.value(), value.from()))
                .toList();
        if (!fresh.isEmpty()) {
            Map<String, Object> said = new TreeMap<>();
            fresh.forEach(value -> said.put(
                    value.name(),
                    Map.of(
                            "value",
                            Objects.toString(value.value(), ""),
                            "from",
                            value.from().toString())));
            audit.record(actor, "attributes.said", subject.name(), said, at);
        }
        return fresh;
    }
}

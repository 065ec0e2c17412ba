package io.plimsoll.lint;

import io.plimsoll.catalog.Catalog;
import io.plimsoll.customer.CustomerKind;
import io.plimsoll.customer.Customers;
import io.plimsoll.policy.Policies;
import io.plimsoll.rules.lint.LintContext;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.subscription.Subscriptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the linter is told: four queries, and the tables in force. */
@Component
class Book {

    /** The sets whose tables say together whether a customer is told before an overage. */
    private static final List<String> TOLD_TOGETHER = List.of("plan", "tier", "threshold", "grace");

    private final Policies policies;
    private final Catalog catalog;
    private final Customers customers;
    private final Subscriptions subscriptions;

    Book(Policies policies, Catalog catalog, Customers customers, Subscriptions subscriptions) {
        this.policies = policies;
        this.catalog = catalog;
        this.customers = customers;
        this.subscriptions = subscriptions;
    }

    LintContext context(String set, @Nullable Instant effectiveFrom, Instant at) {
        Map<String, PolicyTable> inForce = new HashMap<>();
        TOLD_TOGETHER.forEach(other -> inForce.put(other, policies.table(policies.inForce(other, at))));
        Instant closedThrough =
                effectiveFrom == null ? null : subscriptions.lastClosedEnd().orElse(null);
        return new LintContext(known(inForce), inForce, effectiveFrom, closedThrough);
    }

    private Map<String, Set<String>> known(Map<String, PolicyTable> inForce) {
        Set<String> plans =
                catalog.plans().stream().map(plan -> plan.key().value()).collect(Collectors.toCollection(TreeSet::new));
        PolicyTable planTable = inForce.get("plan");
        if (planTable != null) {
            planTable.rows().stream().flatMap(Book::plans).forEach(plans::add);
        }
        List<CustomerKind> kinds = customers.kinds();
        return Map.of(
                "plan", plans,
                "meter",
                        catalog.meters().stream()
                                .map(meter -> meter.key().value())
                                .collect(Collectors.toSet()),
                "segment", each(kinds, CustomerKind::segment),
                "country", each(kinds, CustomerKind::country),
                "currency", each(kinds, CustomerKind::currency));
    }

    private static Stream<String> plans(PolicyRow row) {
        return row.values().get("plan") instanceof AnyOf(List<String> words) ? words.stream() : Stream.of();
    }

    private static Set<String> each(List<CustomerKind> kinds, Function<CustomerKind, String> word) {
        return kinds.stream().map(word).collect(Collectors.toSet());
    }
}

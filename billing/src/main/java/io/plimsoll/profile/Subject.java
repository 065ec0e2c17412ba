package io.plimsoll.profile;

import io.plimsoll.subscription.Subscription;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom values are said of.
 *
 * @param prefix of the names of its attributes
 * @param name for the audit record
 * @param pointer to what was said of it, empty for the root
 * @param before all values it ever had, oldest effect first
 * @param subscriptions whose periods ask for its values
 */
record Subject(
        String prefix, String name, String pointer, List<AttributeValue> before, List<Subscription> subscriptions) {

    /** Where the first period begins that can still be rated with new values; empty when none was billed yet. */
    Optional<Instant> openFrom() {
        return subscriptions.stream()
                .filter(subscription -> !subscription.unbilled().start().equals(subscription.paidFrom()))
                .map(subscription -> subscription.unbilled().start())
                .max(Comparator.naturalOrder());
    }

    boolean everHad(String attribute) {
        return before.stream().anyMatch(value -> value.name().equals(attribute));
    }

    /** Whether that is what holds at the instant. */
    boolean holds(String attribute, @Nullable String value, Instant at) {
        String held = before.stream()
                .filter(one ->
                        one.name().equals(attribute) && !one.effectiveFrom().isAfter(at))
                .reduce((earlier, later) -> later)
                .map(AttributeValue::value)
                .orElse(null);
        return Objects.equals(held, value);
    }
}

package io.plimsoll.profile;

import io.plimsoll.attribute.AttributeCatalog;
import io.plimsoll.attribute.DeclaredAttribute;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import io.plimsoll.kernel.Violations;
import io.plimsoll.rules.table.Attribute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether values may be said: of declared attributes, of their type, and not of periods that are billed. */
@Component
class ValueChecks {

    /** Further ahead is a slip of the pen. */
    private static final Duration AHEAD_AT_MOST = Duration.ofDays(10 * 366L);

    private final AttributeCatalog attributes;

    ValueChecks(AttributeCatalog attributes) {
        this.attributes = attributes;
    }

    record Checked(long attributeId, String name, @Nullable String value, Instant from) {}

    /** All of them, in their one form; refused with every error that is found. */
    List<Checked> check(Subject subject, Map<String, @Nullable String> values, @Nullable Instant from, Instant at) {
        refuseClosed(subject, from, at);
        Map<String, DeclaredAttribute> declared =
                attributes
                        .hold(values.keySet().stream()
                                .map(key -> subject.prefix() + key)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(one -> one.attribute().name(), one -> one));
        Violations violations = new Violations();
        List<Checked> checked = new ArrayList<>();
        values.forEach((key, text) -> {
            String name = subject.prefix() + key;
            String pointer = subject.pointer() + "/attributes/" + key;
            DeclaredAttribute of = declared.get(name);
            if (of == null) {
                violations.expected(pointer, known(subject), key);
                return;
            }
            try {
                String value = text == null ? null : of.attribute().value(text);
                checked.add(new Checked(of.id(), name, value, from == null ? since(subject, name, at) : from));
            } catch (IllegalArgumentException e) {
                violations.add(pointer, Objects.toString(e.getMessage()));
            }
        });
        violations.refuseAny(ProfileRefusal.INVALID_ATTRIBUTE_VALUE, "values of attributes");
        return checked;
    }

    /** A first value is what was always so, unless periods were billed without it. */
    private static Instant since(Subject subject, String attribute, Instant at) {
        boolean nothingCouldAsk = subject.openFrom().isEmpty() && !subject.everHad(attribute);
        return nothingCouldAsk ? Instant.EPOCH : at;
    }

    private static void refuseClosed(Subject subject, @Nullable Instant from, Instant at) {
        if (from == null) {
            return;
        }
        Instant latest = at.plus(AHEAD_AT_MOST);
        if (from.isBefore(Instant.EPOCH) || from.isAfter(latest)) {
            String detail = "expected an instant between " + Instant.EPOCH + " and " + latest + ", but got " + from;
            throw new BillingException(
                    ProfileRefusal.INVALID_ATTRIBUTE_VALUE, detail, List.of(new Violation("/attributesFrom", detail)));
        }
        Optional<Instant> open = subject.openFrom().filter(start -> from.isBefore(start) && from.isBefore(at));
        if (open.isPresent()) {
            throw new BillingException(
                    ProfileRefusal.PERIOD_IS_CLOSED,
                    "expected values of " + subject.name() + " to hold from " + open.get()
                            + " or later, where its first period without an invoice begins, but got " + from);
        }
    }

    private String known(Subject subject) {
        List<String> keys = attributes.all().stream()
                .map(DeclaredAttribute::attribute)
                .map(Attribute::name)
                .filter(name -> name.startsWith(subject.prefix()))
                .map(name -> name.substring(subject.prefix().length()))
                .toList();
        return keys.isEmpty()
                ? "no attribute, because none is declared"
                : "a declared attribute, one of " + String.join(", ", keys);
    }
}

package io.plimsoll.attribute;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Violations;
import io.plimsoll.rules.table.Attribute;
import io.plimsoll.rules.table.AttributeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The attributes that revenue operations declare; each is a condition column of every policy table. */
@Component
public class AttributeCatalog {

    static final int ATTRIBUTES_AT_MOST = 100;
    private static final int SAYS_CHARACTERS_AT_MOST = 200;
    private static final int USES_TOLD_AT_MOST = 5;

    private final AttributeRows rows;
    private final List<AttributeUse> uses;
    private final Audit audit;

    AttributeCatalog(AttributeRows rows, List<AttributeUse> uses, Audit audit) {
        this.rows = rows;
        this.uses = uses;
        this.audit = audit;
    }

    /** By name. */
    public List<Attribute> declared() {
        return all().stream().map(DeclaredAttribute::attribute).toList();
    }

    /** By name. */
    public List<DeclaredAttribute> all() {
        return rows.all();
    }

    /** Refused with {@code unknown-attribute} when there is none of this name. */
    public DeclaredAttribute get(String name) {
        return known(
                name,
                all().stream()
                        .filter(one -> one.attribute().name().equals(name))
                        .findFirst());
    }

    /** Where tables ask for it, in words such as {@code version 3 of `plan`}. */
    public List<String> usesOf(String name) {
        return uses.stream().flatMap(use -> use.of(name).stream()).toList();
    }

    /**
     * Declares the attribute or changes it; saying the same again changes nothing. What it means may change at any time and
     * words may be added; in use it keeps its type and words, and so it does while it has values that would not fit.
     */
    @Transactional
    public DeclaredAttribute put(String name, AttributeDetails details, Actor actor, Instant at) {
        Attribute wanted = check(name, details);
        if (rows.insert(wanted, actor, at)) {
            if (all().size() > ATTRIBUTES_AT_MOST) {
                throw new BillingException(
                        AttributeRefusal.TOO_MANY_ATTRIBUTES,
                        "expected at most " + ATTRIBUTES_AT_MOST + " attributes, but there are as many already");
            }
            audit.record(actor, "attribute.declared", subject(name), words(wanted), at);
        } else {
            DeclaredAttribute before = known(name, rows.lock(name));
            if (!before.attribute().equals(wanted)) {
                refuseLosing(before, wanted);
                rows.update(wanted);
                audit.record(
                        actor,
                        "attribute.changed",
                        subject(name),
                        Map.of("from", words(before.attribute()), "to", words(wanted)),
                        at);
            }
        }
        return get(name);
    }

    /** Removes the attribute and its values; refused with {@code attribute-in-use} while any version or draft asks for it. */
    @Transactional
    public void remove(String name, Actor actor, Instant at) {
        DeclaredAttribute gone = known(name, rows.lock(name));
        refuseInUse(name, "be removed");
        rows.delete(name);
        audit.record(actor, "attribute.removed", subject(name), words(gone.attribute()), at);
    }

    /** Keeps these declared as they are until the transaction ends; those that are not declared are not answered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<DeclaredAttribute> hold(Collection<String> names) {
        return names.isEmpty() ? List.of() : rows.hold(names);
    }

    /**
     * Keeps attributes declared as a table was read with until the transaction ends that stores the table; refused when one is
     * not any more.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdAsRead(List<Attribute> read) {
        List<Attribute> now = hold(read.stream().map(Attribute::name).toList()).stream()
                .map(DeclaredAttribute::attribute)
                .toList();
        for (Attribute attribute : read) {
            if (now.stream().noneMatch(one -> isReadAlike(one, attribute))) {
                throw new BillingException(
                        AttributeRefusal.ATTRIBUTE_MOVED,
                        "expected attribute `" + attribute.name() + "` to stay as it was while the table was read, "
                                + "but it was changed or removed: send the table again");
            }
        }
    }

    private static boolean isReadAlike(Attribute one, Attribute other) {
        return one.name().equals(other.name())
                && one.type() == other.type()
                && one.oneOf().containsAll(other.oneOf());
    }

    private void refuseLosing(DeclaredAttribute before, Attribute wanted) {
        Attribute was = before.attribute();
        boolean sameType = was.type() == wanted.type();
        if (sameType && wanted.oneOf().containsAll(was.oneOf())) {
            return;
        }
        refuseInUse(was.name(), sameType ? "lose words" : "change its type");
        for (String value : rows.valuesEver(before.id())) {
            if (!sameType || !wanted.oneOf().contains(value)) {
                throw new BillingException(
                        AttributeRefusal.ATTRIBUTE_HAS_VALUES,
                        "expected attribute `" + was.name() + "` to keep " + (sameType ? "its words" : "its type")
                                + ", because `" + value + "` is or was a value of it; but got "
                                + (sameType ? wanted.oneOf() : wanted.type()));
            }
        }
    }

    private void refuseInUse(String name, String what) {
        List<String> where = usesOf(name);
        if (!where.isEmpty()) {
            List<String> told = new ArrayList<>(where.subList(0, Math.min(USES_TOLD_AT_MOST, where.size())));
            if (where.size() > told.size()) {
                told.add(where.size() - told.size() + " more");
            }
            throw new BillingException(
                    AttributeRefusal.ATTRIBUTE_IN_USE,
                    "expected attribute `" + name + "` to " + what + " only while nothing uses it, but it is used by "
                            + String.join(", ", told));
        }
    }

    private static DeclaredAttribute known(String name, Optional<DeclaredAttribute> found) {
        return found.orElseThrow(() -> new BillingException(
                AttributeRefusal.UNKNOWN_ATTRIBUTE,
                "expected attribute `" + name + "` to be declared, but there is none of this name"));
    }

    private static Attribute check(String name, AttributeDetails details) {
        Violations violations = new Violations();
        violations.expect(
                Attribute.isName(name),
                "/name",
                "a name such as customer.industry or subscription.channel, of small letters, digits and -",
                name);
        Optional<AttributeType> type = Arrays.stream(AttributeType.values())
                .filter(known -> known.name().equals(details.type()))
                .findFirst();
        violations.expect(type.isPresent(), "/type", "one of TEXT, NUMBER, DATE, FLAG, ONE_OF", details.type());
        String says = requireNonNullElse(details.says(), "").strip();
        violations.expect(
                says.length() <= SAYS_CHARACTERS_AT_MOST && says.chars().noneMatch(Character::isISOControl),
                "/says",
                "at most " + SAYS_CHARACTERS_AT_MOST + " characters on one line",
                says);
        List<String> words = requireNonNullElse(details.oneOf(), List.<String>of()).stream()
                .map(word -> Objects.toString(word, "").strip())
                .toList();
        Attribute attribute = null;
        if (violations.none()) {
            try {
                attribute = new Attribute(name, type.orElseThrow(), words, says);
            } catch (IllegalArgumentException e) {
                violations.add("/oneOf", Objects.toString(e.getMessage()));
            }
        }
        violations.refuseAny(AttributeRefusal.INVALID_ATTRIBUTE, "an attribute");
        return requireNonNull(attribute);
    }

    private static Map<String, Object> words(Attribute attribute) {
        return Map.of("type", attribute.type().name(), "oneOf", attribute.oneOf(), "says", attribute.says());
    }

    private static String subject(String name) {
        return "attribute:" + name;
    }
}

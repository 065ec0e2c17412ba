package io.plimsoll.metering;

import static io.plimsoll.metering.BadUsageEvent.quote;
import static io.plimsoll.metering.RejectionCode.BAD_ATTRIBUTE;
import static io.plimsoll.metering.RejectionCode.MISSING_ATTRIBUTE;
import static io.plimsoll.metering.RejectionCode.UNKNOWN_CUSTOMER;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.NaturalKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of one event while they are read, in whatever order they come; {@link #finish} is strict about them. */
final class EventDraft {

    /** Keeps (customer, source, id) within what one index entry of PostgreSQL holds, in any script. */
    static final int MAX_ATTRIBUTE_LENGTH = 256;

    static final String SPECVERSION = "1.0";

    @Nullable
    String specversion;

    @Nullable
    String id;

    @Nullable
    String source;

    @Nullable
    String type;

    @Nullable
    String subject;

    @Nullable
    String time;

    @Nullable
    ObjectNode data;

    /** Takes an attribute this reader needs; extension attributes are nobody's business and passed over. */
    boolean take(String name, String value) {
        switch (name) {
            case "specversion" -> specversion = once(name, specversion, value);
            case "id" -> id = once(name, id, value);
            case "source" -> source = once(name, source, value);
            case "type" -> type = once(name, type, value);
            case "subject" -> subject = once(name, subject, value);
            case "time" -> time = once(name, time, value);
            default -> {
                return false;
            }
        }
        return true;
    }

    static boolean isNeeded(String name) {
        return switch (name) {
            case "specversion", "id", "source", "type", "subject", "time" -> true;
            default -> false;
        };
    }

    UsageEvent finish() {
        if (!present("specversion", specversion).equals(SPECVERSION)) {
            throw new BadUsageEvent(
                    BAD_ATTRIBUTE, "expected `specversion` to be `1.0`, but got " + quote(String.valueOf(specversion)));
        }
        String checkedId = checked("id", id);
        String checkedSource = checked("source", source);
        String checkedType = checked("type", type);
        String key = present("subject", subject);
        if (!NaturalKey.isValid(key)) {
            throw new BadUsageEvent(
                    UNKNOWN_CUSTOMER, "expected `subject` to be the key of a customer, but got " + quote(key));
        }
        return new UsageEvent(
                checkedSource,
                checkedId,
                checkedType,
                new CustomerKey(key),
                instant(present("time", time)),
                data == null ? JsonNodeFactory.instance.objectNode() : data);
    }

    /** The id for a rejection: as it came when that can be stored. */
    @Nullable
    String idForRejection() {
        return id == null ? null : Text.printable(id.length() > MAX_ATTRIBUTE_LENGTH ? id.substring(0, 60) + "…" : id);
    }

    private static String once(String name, @Nullable String before, String value) {
        if (before != null) {
            throw new BadUsageEvent(
                    RejectionCode.MALFORMED_JSON, "expected each name once, but `" + name + "` is there twice");
        }
        return value;
    }

    private static String present(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new BadUsageEvent(MISSING_ATTRIBUTE, "expected the attribute `" + name + "`, but it is missing");
        }
        return value;
    }

    private static String checked(String name, @Nullable String value) {
        String text = present(name, value);
        if (text.length() > MAX_ATTRIBUTE_LENGTH) {
            throw new BadUsageEvent(
                    BAD_ATTRIBUTE,
                    "expected `" + name + "` of at most " + MAX_ATTRIBUTE_LENGTH + " characters, but got "
                            + text.length());
        }
        if (!Text.isStorable(text)) {
            throw new BadUsageEvent(
                    BAD_ATTRIBUTE,
                    "expected `" + name + "` without U+0000 and broken surrogate pairs, but got " + quote(text));
        }
        return text;
    }

    private static Instant instant(String text) {
        try {
            // Whole microseconds, as PostgreSQL keeps them: an event compares the same before and after it is stored.
            return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new BadUsageEvent(
                    BAD_ATTRIBUTE,
                    "expected `time` as RFC 3339, such as `2026-05-01T12:00:00Z`, but got " + quote(text));
        }
    }
}

package io.plimsoll.metering;

import static io.plimsoll.metering.RejectionCode.BAD_ATTRIBUTE;
import static io.plimsoll.metering.RejectionCode.EVENT_TOO_LARGE;
import static io.plimsoll.metering.RejectionCode.MALFORMED_JSON;
import static io.plimsoll.metering.RejectionCode.NESTED_TOO_DEEPLY;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads CloudEvents in JSON token by token, so that a bad event costs no more than its own bytes. */
final class CloudEventReader {

    /**
     * Lengths are ours to check, event by event: Jackson's own limits would fail a whole batch for one number. Names are
     * not to fill a shared table of symbols until it overflows.
     */
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(StreamReadConstraints.DEFAULT_MAX_STRING_LEN)
                    .maxNameLength(StreamReadConstraints.DEFAULT_MAX_STRING_LEN)
                    .build())
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private CloudEventReader() {}

    /** Reads the one event that the bytes hold. */
    static UsageEventLine line(int index, byte[] json) {
        if (json.length > CloudEvents.MAX_EVENT_BYTES) {
            return refused(index, null, tooLarge(json.length));
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            UsageEventLine line = element(index, parser);
            if (parser.nextToken() != null) {
                return refused(
                        index, null, new BadUsageEvent(MALFORMED_JSON, "expected one event, but more follows it"));
            }
            return line;
        } catch (StreamConstraintsException e) {
            return refused(index, null, new BadUsageEvent(NESTED_TOO_DEEPLY, e.getOriginalMessage()));
        } catch (JacksonException e) {
            return refused(index, null, new BadUsageEvent(MALFORMED_JSON, where(e)));
        }
    }

    /** Reads the value the parser stands at, to its end whatever it is. JSON that breaks off is the caller's to catch. */
    static UsageEventLine element(int index, JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return refused(
                    index,
                    null,
                    new BadUsageEvent(
                            MALFORMED_JSON,
                            "expected an event as a JSON object, but got " + kind(parser.currentToken())));
        }
        int depth = parser.streamReadContext().getNestingDepth();
        long start = parser.currentTokenLocation().getByteOffset();
        EventDraft draft = new EventDraft();
        try {
            attributes(parser, draft);
            long length = parser.currentLocation().getByteOffset() - start;
            if (length > CloudEvents.MAX_EVENT_BYTES) {
                throw tooLarge(length);
            }
            return new UsageEventLine.Read(index, draft.finish());
        } catch (BadUsageEvent e) {
            while (parser.streamReadContext().getNestingDepth() >= depth) {
                parser.nextToken();
            }
            return refused(index, draft.idForRejection(), e);
        }
    }

    /** What is wrong with the JSON, and where, without our own class names. */
    static String where(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        String said = Text.printable(e.getOriginalMessage());
        // What follows speaks of the parser's settings, which the sender cannot turn.
        int marker = said.indexOf(" (start marker");
        String cut = said.substring(0, marker < 0 ? Math.min(said.length(), 200) : marker);
        String detail = cut.isEmpty() ? "it is not" : cut.substring(0, 1).toLowerCase(Locale.ROOT) + cut.substring(1);
        return "expected JSON, but " + detail + (location == null ? "" : " at column " + location.getColumnNr());
    }

    private static void attributes(JsonParser parser, EventDraft draft) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("data")) {
                data(parser, token, draft);
            } else if (EventDraft.isNeeded(name) && token == JsonToken.VALUE_STRING) {
                draft.take(name, parser.getString());
            } else if (EventDraft.isNeeded(name) && token != JsonToken.VALUE_NULL) {
                throw new BadUsageEvent(
                        BAD_ATTRIBUTE, "expected `" + name + "` to be a string, but got " + kind(token));
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void data(JsonParser parser, JsonToken token, EventDraft draft) {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            throw new BadUsageEvent(BAD_ATTRIBUTE, "expected `data` to be a JSON object, but got " + kind(token));
        }
        if (draft.data != null) {
            throw new BadUsageEvent(MALFORMED_JSON, "expected each name once, but `data` is there twice");
        }
        draft.data = EventData.read(parser);
    }

    static UsageEventLine refused(int index, @Nullable String id, BadUsageEvent why) {
        return new UsageEventLine.Refused(Rejection.of(index, id, why.code(), why.detail()));
    }

    private static BadUsageEvent tooLarge(long length) {
        return new BadUsageEvent(
                EVENT_TOO_LARGE,
                "expected an event of at most " + CloudEvents.MAX_EVENT_BYTES + " bytes, but got " + length);
    }

    private static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "no value";
        };
    }
}

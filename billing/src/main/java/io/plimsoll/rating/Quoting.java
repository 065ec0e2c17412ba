package io.plimsoll.rating;

import tools.jackson.databind.JsonNode;

/** Answers what something would cost, from the JSON of the API: the same code that rates invoices. */
@SuppressWarnings("DoNotCallSuggester")
public final class Quoting {

    private Quoting() {}

    /** Reads {@code {"currency","price":{…},"quantity","terms":{…}?}}; refuses with a violation for each wrong field. */
    public static Quote quote(JsonNode request) {
        throw new UnsupportedOperationException();
    }

    /** Reads {@code {"amount","currency","period":{"start","end"},"served":{"start","end"},"dayCount"?}}. */
    public static ProrationQuote prorate(JsonNode request) {
        throw new UnsupportedOperationException();
    }
}

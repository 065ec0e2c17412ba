package io.plimsoll.rating;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the stored form of a price. */
@SuppressWarnings("DoNotCallSuggester")
public final class PriceJson {

    private PriceJson() {}

    /** Reads a price; refuses with {@code invalid-price} and a violation for each wrong field. */
    public static Price read(JsonNode json) {
        throw new UnsupportedOperationException();
    }

    public static ObjectNode write(Price price) {
        throw new UnsupportedOperationException();
    }
}

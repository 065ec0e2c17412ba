package io.plimsoll.metering;

import org.jspecify.annotations.Nullable;

/**
 * Why one event of a batch was left out while the rest went in.
 *
 * @param index its place in the batch, from 0
 * @param id the event's id, null when it could not be read
 * @param code a {@link RejectionCode} as the API writes it, such as {@code unknown-customer}
 * @param detail what was expected and what came
 */
public record Rejection(int index, @Nullable String id, String code, String detail) {

    static Rejection of(int index, @Nullable String id, RejectionCode code, String detail) {
        return new Rejection(index, id, code.wireName(), detail);
    }
}

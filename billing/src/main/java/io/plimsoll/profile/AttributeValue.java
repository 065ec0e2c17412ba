package io.plimsoll.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value that holds, or will hold, from an instant on.
 *
 * @param name of the attribute
 * @param value null when it has none from then on
 * @param effectiveFrom the epoch for "ever since"
 */
public record AttributeValue(String name, @Nullable String value, Instant effectiveFrom, String setBy, Instant setAt) {}

package io.plimsoll.kernel;

import org.jspecify.annotations.Nullable;

/** The shape of names that people read: 1 to 200 characters, not blank, without control characters. */
public final class DisplayName {

    public static final String EXPECTED = "a name of 1 to 200 characters without control characters";

    private static final int LENGTH_MAX = 200;

    private DisplayName() {}

    public static boolean isValid(@Nullable String value) {
        return value != null
                && !value.isBlank()
                && value.length() <= LENGTH_MAX
                && value.chars().noneMatch(Character::isISOControl);
    }
}

package io.plimsoll.kernel;

import java.util.regex.Pattern;

/**
 * The shape of keys that callers choose: 1 to 120 of letters, digits and {@code . _ : @ -}, beginning with a letter or a digit.
 * Addresses of either IP version and e-mail addresses fit; slashes and spaces do not, so a key stands in a URL as it is.
 */
public final class NaturalKey {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@-]{0,119}");

    private NaturalKey() {}

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    static void check(String value) {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "expected a key of 1 to 120 letters, digits and . _ : @ -, but got `" + value + "`");
        }
    }
}

package io.plimsoll.kernel;

import java.util.regex.Pattern;

/** Reads ids such as {@code sub_17}: a prefix that says what it names, and a positive number. */
final class PrefixedId {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private PrefixedId() {}

    static long parse(String prefix, String text) {
        String number = text.startsWith(prefix + "_") ? text.substring(prefix.length() + 1) : "";
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("expected an id like `" + prefix + "_17`, but got `" + text + "`");
        }
        return Long.parseLong(number);
    }
}

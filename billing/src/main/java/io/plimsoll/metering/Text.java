package io.plimsoll.metering;

import java.util.Arrays;

/** What PostgreSQL can hold as text: Unicode without U+0000 and without halves of surrogate pairs. */
final class Text {

    private Text() {}

    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** The same text with everything that cannot be stored or shown on one line replaced by U+FFFD. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) && isPair(text, i)) {
                printable.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c) || Character.isISOControl(c)) {
                printable.append('\uFFFD');
            } else {
                printable.append(c);
            }
        }
        return printable.toString();
    }

    /** By code points, as PostgreSQL's collation "C" compares; {@link String#compareTo} differs beyond the basic plane. */
    static int compareCodePoints(String left, String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}

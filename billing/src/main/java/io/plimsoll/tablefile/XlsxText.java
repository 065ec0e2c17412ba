package io.plimsoll.tablefile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as spreadsheets put it into XML: what XML cannot hold is {@code _x0001_}, and what looks like that is escaped too. */
final class XlsxText {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XlsxText() {}

    static String escaped(String text) {
        String safe = ESCAPE.matcher(text).replaceAll("_x005F_x$1_");
        StringBuilder xml = new StringBuilder(safe.length() + 16);
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\t', '\n' -> xml.append(c);
                default -> {
                    if (c < ' ' || c >= '\uFFFE') {
                        xml.append(String.format("_x%04X_", (int) c));
                    } else {
                        xml.append(c);
                    }
                }
            }
        }
        return xml.toString();
    }

    static String unescaped(String text) {
        if (text.indexOf('_') < 0) {
            return text;
        }
        return ESCAPE.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}

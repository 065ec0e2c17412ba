package io.plimsoll.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of a list begins: after this row in the list's order. Opaque to callers.
 *
 * @param sortedBy the row's value in the list's order
 * @param id the row's number, which breaks ties
 */
public record PageCursor(String sortedBy, long id) {

    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + " " + sortedBy).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #encode} wrote; empty for anything else. */
    public static Optional<PageCursor> decode(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            return space < 0
                    ? Optional.empty()
                    : Optional.of(new PageCursor(text.substring(space + 1), Long.parseLong(text.substring(0, space))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

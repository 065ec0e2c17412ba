package io.plimsoll.web.studio;

import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.springframework.context.i18n.LocaleContextHolder;

/** The words that the grid's script writes, in the reader's language: all messages that begin with {@code studio.js.}. */
final class GridWords {

    /** Not the machine's language where the reader's is missing. */
    private static final ResourceBundle.Control ONLY_ASKED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final String PREFIX = "studio.js.";

    private GridWords() {}

    static Map<String, String> all() {
        ResourceBundle bundle = ResourceBundle.getBundle("messages", LocaleContextHolder.getLocale(), ONLY_ASKED);
        Map<String, String> words = new TreeMap<>();
        for (String key : bundle.keySet()) {
            if (key.startsWith(PREFIX)) {
                words.put(key.substring(PREFIX.length()), bundle.getString(key));
            }
        }
        return words;
    }
}

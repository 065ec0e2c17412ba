package io.plimsoll.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The templates under {@code notices/}, each read once. */
@Component
class NoticeTemplates {

    private final Map<String, NoticeTemplate> read = new ConcurrentHashMap<>();

    NoticeTemplate get(String name, Locale locale) {
        return read.computeIfAbsent("notices/" + name + "_" + locale.getLanguage() + ".txt", NoticeTemplates::read);
    }

    private static NoticeTemplate read(String resource) {
        try (InputStream content = NoticeTemplates.class.getClassLoader().getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("expected a template " + resource + ", but there is none");
            }
            return NoticeTemplate.parse(resource, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}

package io.plimsoll.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.Golden;
import io.plimsoll.customer.Customer;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every letter as its reader gets it. A new template is two files under {@code notices/} and, under {@code golden/notices}, a
 * file {@code <template>.values} of {@code name=value} lines; what depends on a value is shown with all of them and without
 * those marked {@code ?name=value}.
 */
class NoticeTemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/notices");
    private static final Path VALUES = Path.of("src/test/resources/golden/notices");

    static List<String> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return List.copyOf(new TreeSet<>(
                    files.map(file -> file.getFileName().toString().replaceFirst("_(en|ms)\\.txt$", ""))
                            .toList()));
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void readsWell(String template) throws IOException {
        for (Locale locale : locales(template)) {
            NoticeTemplate words = new NoticeTemplates().get(template, locale);
            String full = letter(words, locale, values(template, true));
            String lean = letter(words, locale, values(template, false));
            Golden.assertMatches(
                    "notices/" + template + "_" + locale.getLanguage() + ".txt",
                    full.equals(lean) ? full : full + "\n--------\n\n" + lean);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void saysTheSameInBothLanguages(String template) throws IOException {
        List<Locale> locales = locales(template);
        assertThat(new NoticeTemplates().get(template, locales.getLast()).asksFor())
                .isEqualTo(
                        new NoticeTemplates().get(template, locales.getFirst()).asksFor());
    }

    @Test
    void aMissingValueIsNeverSentAsAHole() {
        NoticeTemplate template = NoticeTemplate.parse("test", "Hello {name}\n\nbody {amount:money}\n");
        assertThatThrownBy(() -> letter(template, Locale.ENGLISH, Map.of("name", "x")))
                .hasMessage("expected a value for {amount} of test, but there is none");
    }

    @Test
    void aValueStaysOnItsLineSoThatNoneForgesAHeader() {
        NoticeTemplate template = NoticeTemplate.parse("test", "Hello {name}\n\nbody\n");
        assertThat(letter(template, Locale.ENGLISH, Map.of("name", "a\r\nBcc: b")))
                .startsWith("Subject: Hello a Bcc: b\n");
    }

    private static List<Locale> locales(String template) {
        Locale malay = Locale.of("ms");
        // Staff reads English.
        return template.endsWith("-success") ? List.of(Locale.ENGLISH) : List.of(Locale.ENGLISH, malay);
    }

    private static Map<String, String> values(String template, boolean all) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : Files.readAllLines(VALUES.resolve(template + ".values"))) {
            boolean optional = line.startsWith("?");
            int equals = line.indexOf('=');
            if (all || !optional) {
                values.put(line.substring(optional ? 1 : 0, equals), line.substring(equals + 1));
            }
        }
        return values;
    }

    private static String letter(NoticeTemplate template, Locale locale, Map<String, String> values) {
        Customer customer = new Customer(
                new CustomerId(1),
                new CustomerKey("kedai-kopi"),
                "Kedai Kopi Utara",
                Currency.getInstance("MYR"),
                "MY",
                "startup",
                ZoneId.of("Asia/Kuala_Lumpur"),
                "akaun@kedai.example",
                locale,
                null,
                Instant.EPOCH);
        NoticeWords words = new NoticeWords(locale, customer, values);
        return "Subject: " + template.subject(words) + "\n\n" + template.body(words);
    }
}

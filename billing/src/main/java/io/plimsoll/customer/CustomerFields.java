package io.plimsoll.customer;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.plimsoll.kernel.DisplayName;
import io.plimsoll.kernel.NaturalKey;
import io.plimsoll.kernel.Violations;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The details of a customer once they are known to be right. */
record CustomerFields(
        String name,
        Currency currency,
        String country,
        String segment,
        ZoneId timeZone,
        @Nullable String email,
        Locale locale,
        @Nullable QuietHours quietHours) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> SPOKEN = Set.of("en", "ms");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)+");
    private static final int EMAIL_LENGTH_MAX = 254;

    static CustomerFields of(Customer customer) {
        return new CustomerFields(
                customer.name(),
                customer.currency(),
                customer.country(),
                customer.segment(),
                customer.timeZone(),
                customer.email(),
                customer.locale(),
                customer.quietHours());
    }

    /** For the audit record. */
    Map<String, String> words() {
        Map<String, String> words = new TreeMap<>(Map.of(
                "name", name,
                "currency", currency.getCurrencyCode(),
                "country", country,
                "segment", segment,
                "timeZone", timeZone.getId()));
        if (email != null) {
            words.put("email", email);
        }
        if (!locale.equals(Locale.ENGLISH)) {
            words.put("locale", locale.getLanguage());
        }
        if (quietHours != null) {
            words.put("quietHours", quietHours.toString());
        }
        return words;
    }

    /**
     * Checks all fields; null when any is wrong.
     *
     * @param at the pointer of the details, empty for the root
     */
    static @Nullable CustomerFields check(CustomerDetails details, String at, Violations violations) {
        int before = violations.found().size();
        Currency currency = currency(details.currency());
        String email = details.email();
        String locale = requireNonNullElse(details.locale(), "en");
        QuietHours quiet = details.quietHours() == null ? null : QuietHours.parse(details.quietHours());
        violations.expect(DisplayName.isValid(details.name()), at + "/name", DisplayName.EXPECTED, details.name());
        violations.expect(currency != null, at + "/currency", "an ISO 4217 currency such as USD", details.currency());
        violations.expect(
                details.country() != null && COUNTRIES.contains(details.country()),
                at + "/country",
                "an ISO 3166-1 alpha-2 country such as DE",
                details.country());
        violations.expect(
                details.segment() != null && NaturalKey.isValid(details.segment()),
                at + "/segment",
                "a segment key such as startup",
                details.segment());
        violations.expect(
                isZone(details.timeZone()),
                at + "/timeZone",
                "an IANA time zone such as Europe/Berlin",
                details.timeZone());
        violations.expect(
                email == null || isEmail(email), at + "/email", "an e-mail address such as ap@example.com", email);
        violations.expect(SPOKEN.contains(locale), at + "/locale", "a language, en or ms", locale);
        violations.expect(
                quiet != null || details.quietHours() == null,
                at + "/quietHours",
                "local times such as 21:00-07:00",
                details.quietHours());
        if (violations.found().size() > before) {
            return null;
        }
        return new CustomerFields(
                requireNonNull(details.name()),
                requireNonNull(currency),
                requireNonNull(details.country()),
                requireNonNull(details.segment()),
                ZoneId.of(requireNonNull(details.timeZone())),
                email,
                Locale.of(locale),
                quiet);
    }

    /** Only currencies that have a minor unit: gold has none, so no amount of it can be billed. */
    private static @Nullable Currency currency(@Nullable String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code) && currency.getDefaultFractionDigits() >= 0)
                .findFirst()
                .orElse(null);
    }

    /** Regions only: a bare offset such as +02:00 knows no summer time, and SystemV zones are relics. */
    private static boolean isZone(@Nullable String id) {
        return id != null && ZONES.contains(id) && !id.startsWith("SystemV/");
    }

    private static boolean isEmail(String text) {
        return text.length() <= EMAIL_LENGTH_MAX && EMAIL.matcher(text).matches();
    }
}

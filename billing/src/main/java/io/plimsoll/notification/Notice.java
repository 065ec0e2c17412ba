package io.plimsoll.notification;

import io.plimsoll.kernel.CustomerId;
import java.util.Map;

/**
 * A letter by a template.
 *
 * @param businessKey what it is about, such as {@code ovg_17:notice}; a second one with the same key is dropped
 * @param audience CUSTOMER (in the customer's language) or SUCCESS (to staff, in English)
 * @param template the name of files under {@code notices/}: {@code overage-notice} for {@code overage-notice_en.txt} and
 *     {@code overage-notice_ms.txt}
 * @param values what the template's words ask for, as the API writes it: decimals, {@code USD 12.50}, {@code 1200 call},
 *     RFC 3339 instants
 */
public record Notice(
        String businessKey, CustomerId customer, String audience, String template, Map<String, String> values) {

    public Notice {
        values = Map.copyOf(values);
    }
}

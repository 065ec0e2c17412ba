package io.plimsoll.laws;

import org.jspecify.annotations.Nullable;

/**
 * A case that breaks a law.
 *
 * @param subject what it is about, such as {@code inv_12}
 * @param customer the customer's key, null when the case is of none or only its workflow knows
 * @param says what is wrong, in a few words
 */
public record Breach(String subject, @Nullable String customer, String says) {}

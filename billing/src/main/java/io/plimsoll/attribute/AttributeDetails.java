package io.plimsoll.attribute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of an attribute, as it came: any part may be missing or wrong, {@link AttributeCatalog#put} says which.
 *
 * @param type TEXT, NUMBER, DATE, FLAG or ONE_OF
 * @param oneOf ONE_OF: the words it may have; otherwise left out
 * @param says what it means; optional
 */
public record AttributeDetails(
        @Nullable String type,
        @Nullable List<@Nullable String> oneOf,
        @Nullable String says) {}

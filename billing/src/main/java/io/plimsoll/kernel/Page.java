package io.plimsoll.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page, null on the last one
 */
public record Page<T>(List<T> data, @Nullable String next) {

    public Page {
        data = List.copyOf(data);
    }
}

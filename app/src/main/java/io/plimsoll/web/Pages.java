package io.plimsoll.web;

import io.plimsoll.kernel.Page;
import java.util.function.Function;

/** Lists as the API shows them. */
public final class Pages {

    /** Entries a page when the caller does not say. */
    public static final String LIMIT_DEFAULT = "100";

    public static final int LIMIT_MAX = 500;

    private Pages() {}

    public static <T, R> Page<R> map(Page<T> page, Function<T, R> shown) {
        return new Page<>(page.data().stream().map(shown).toList(), page.next());
    }
}

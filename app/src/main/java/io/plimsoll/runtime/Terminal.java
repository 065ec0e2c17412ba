package io.plimsoll.runtime;

import org.jspecify.annotations.Nullable;

/** What the person at the terminal sees: progress on standard output, refusals on standard error. The rest is logged. */
public final class Terminal {

    private Terminal() {}

    @SuppressWarnings("SystemOut")
    public static void say(String line) {
        System.out.println(line);
    }

    public static void error(@Nullable String line) {
        System.err.println("plimsoll: " + line);
    }
}

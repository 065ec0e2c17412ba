package io.plimsoll.kernel;

import io.plimsoll.kernel.BillingException.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects every wrong field of an input, so that a caller mends them all at once. */
public final class Violations {

    /** Longer input is cut in messages. */
    private static final int SHOWN_LENGTH_MAX = 60;

    private final List<Violation> found = new ArrayList<>();

    public void add(String pointer, String detail) {
        found.add(new Violation(pointer, detail));
    }

    /**
     * Notes "expected …, but got …" or "…, but it is missing".
     *
     * @param expected what would be right, with its article: {@code an ISO 4217 currency such as USD}
     */
    public void expected(String pointer, String expected, @Nullable Object got) {
        add(pointer, "expected " + expected + ", but " + (got == null ? "it is missing" : "got " + shown(got)));
    }

    /** Notes {@link #expected} when the condition does not hold; answers the condition. */
    public boolean expect(boolean condition, String pointer, String expected, @Nullable Object got) {
        if (!condition) {
            expected(pointer, expected, got);
        }
        return condition;
    }

    public List<Violation> found() {
        return List.copyOf(found);
    }

    public boolean none() {
        return found.isEmpty();
    }

    /**
     * Refuses when anything was found.
     *
     * @param what the thing meant, for the sentence: {@code a customer}
     */
    public void refuseAny(RefusalCode code, String what) {
        if (!found.isEmpty()) {
            String fields = found.size() == 1 ? "a field is" : found.size() + " fields are";
            throw new BillingException(code, "expected " + what + ", but " + fields + " wrong", found);
        }
    }

    private static String shown(Object value) {
        String text = value.toString().replaceAll("\\p{Cntrl}", "\uFFFD");
        return "`" + (text.length() > SHOWN_LENGTH_MAX ? text.substring(0, SHOWN_LENGTH_MAX) + "…" : text) + "`";
    }
}

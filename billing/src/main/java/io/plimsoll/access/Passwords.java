package io.plimsoll.access;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What a password must be, and its hash. */
final class Passwords {

    private static final int LENGTH_MIN = 12;
    // bcrypt looks at no more than 72 bytes; a longer password would be cut silently, so it is refused.
    private static final int BYTES_MAX = 72;
    private static final PasswordEncoder ENCODER =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(11)));
    private static final String NOBODYS = hash(Secrets.legible(20));

    private Passwords() {}

    static String hash(String password) {
        String hash = ENCODER.encode(password);
        if (hash == null) {
            throw new IllegalStateException("expected a hash of a password, but got none");
        }
        return hash;
    }

    static boolean matches(String password, String hash) {
        return bytes(password) <= BYTES_MAX && ENCODER.matches(password, hash);
    }

    /** Takes as long as a real comparison and fails. */
    static void compareWithNobodys(String password) {
        matches(password, NOBODYS);
    }

    static void refuseWeak(String login, String password) {
        String problem = "";
        if (password.codePointCount(0, password.length()) < LENGTH_MIN) {
            problem = "expected at least " + LENGTH_MIN + " characters";
        } else if (bytes(password) > BYTES_MAX) {
            problem = "expected at most " + BYTES_MAX + " bytes";
        } else if (password.toLowerCase(Locale.ROOT).contains(login)) {
            problem = "expected a password without the login in it";
        } else if (password.codePoints().distinct().count() < 5) {
            problem = "expected at least 5 different characters";
        }
        if (!problem.isEmpty()) {
            throw new BillingException(
                    AccessRefusal.WEAK_PASSWORD,
                    "expected a password that is hard to guess, but this one is not: " + problem,
                    List.of(new Violation("/password", problem)));
        }
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}

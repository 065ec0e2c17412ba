package io.plimsoll.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random secrets and their hashes. */
final class Secrets {

    // No vowels and no look-alikes: can be read out over the telephone and spells no word.
    private static final String LEGIBLE = "bcdfghjkmnpqrstvwxz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String legible(int length) {
        return RANDOM.ints(length, 0, LEGIBLE.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LEGIBLE.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** 256 random bits, safe in a URL and a header. */
    static String random256() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected every Java to know SHA-256, but this one does not", e);
        }
    }

    /** Compares in a time that does not depend on where the texts differ. */
    static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}

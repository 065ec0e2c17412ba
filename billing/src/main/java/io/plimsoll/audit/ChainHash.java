package io.plimsoll.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of a place in the chain: SHA-256 over the 32 bytes of the place before and, each as {@code <length in
 * bytes>:<UTF-8>}, the sequence number, the entry's id, its time in microseconds since 1970, actor, action, subject and
 * detail. Lengths first, so no text can pose as two.
 */
final class ChainHash {

    /** Before the first place. */
    static final String NONE = HexFormat.of().formatHex(new byte[32]);

    private ChainHash() {}

    /** @param previous and the answer in lower-case hexadecimal digits */
    static String of(String previous, long sequenceNumber, StoredEntry entry) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(previous));
        add(digest, Long.toString(sequenceNumber));
        add(digest, Long.toString(entry.id()));
        add(digest, Long.toString(entry.micros()));
        add(digest, entry.actor());
        add(digest, entry.action());
        add(digest, entry.subject());
        add(digest, entry.detail());
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256 in every Java, but it is missing", e);
        }
    }
}

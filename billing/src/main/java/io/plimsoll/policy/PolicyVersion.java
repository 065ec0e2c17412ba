package io.plimsoll.policy;

import java.time.Instant;
import java.util.List;

/**
 * An immutable snapshot of a set's rows.
 *
 * @param number 1 is the shipped one
 * @param hash SHA-256 of {@code csv}, the canonical rows, in hex
 * @param activations oldest first; empty while never activated
 */
public record PolicyVersion(
        String set,
        int number,
        String hash,
        String csv,
        String author,
        String note,
        Instant createdAt,
        List<PolicyActivation> activations) {}

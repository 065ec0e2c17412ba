package io.plimsoll.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A process that decides, with the versions it decides by. Its times are the database's, not a sandbox's.
 *
 * @param lastActivation the newest activation it knows
 * @param silentFor how long ago it was last heard of
 * @param versions what it answers each set by, by set
 */
public record PolicyNode(
        String id,
        long lastActivation,
        Instant joinedAt,
        Instant seenAt,
        Duration silentFor,
        Map<String, Use> versions) {

    private static final Duration SILENT_AT_MOST = Duration.ofSeconds(20);

    public PolicyNode {
        versions = Map.copyOf(versions);
    }

    /** A version in use. */
    public record Use(String versionHash, Instant since) {}

    /** Whether it was heard of lately; one that was not may be gone, or cut off. */
    public boolean isAlive() {
        return silentFor.compareTo(SILENT_AT_MOST) < 0;
    }

    public Optional<Use> use(String set) {
        return Optional.ofNullable(versions.get(set));
    }
}

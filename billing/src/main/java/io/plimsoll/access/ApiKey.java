package io.plimsoll.access;

import io.plimsoll.kernel.Actor;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program's key, without its secret.
 *
 * @param prefix the public part, which names the key everywhere
 */
public record ApiKey(
        String prefix,
        String label,
        Set<Role> roles,
        Instant createdAt,
        String createdBy,
        @Nullable Instant revokedAt) {

    public ApiKey {
        roles = Set.copyOf(roles);
    }

    public Actor actor() {
        return Actor.apiKey(prefix);
    }
}

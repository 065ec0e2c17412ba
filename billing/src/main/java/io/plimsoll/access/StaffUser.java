package io.plimsoll.access;

import java.time.Instant;
import java.util.Set;

/**
 * A person who signs in.
 *
 * @param login in lower case; names the person in the audit record
 * @param passwordIsOneTime true until the person has chosen a password; nothing else is allowed before
 */
public record StaffUser(
        String login,
        String displayName,
        Set<Role> roles,
        boolean passwordIsOneTime,
        boolean disabled,
        Instant createdAt) {

    public StaffUser {
        roles = Set.copyOf(roles);
    }
}

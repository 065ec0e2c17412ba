package io.plimsoll.security;

import io.plimsoll.access.ApiKey;
import io.plimsoll.access.Role;
import io.plimsoll.access.StaffUser;
import io.plimsoll.kernel.Actor;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The person or program behind a request; a parameter of this type in a handler is filled with it.
 *
 * @param login a person's login or a key's prefix
 * @param mustChangePassword true while a person's password is a one-time password
 */
public record Caller(Actor actor, String login, String displayName, Set<Role> roles, boolean mustChangePassword) {

    private static final Set<String> EVERY_GROUP = names(EnumSet.allOf(Role.class));

    public Caller {
        roles = Set.copyOf(roles);
    }

    static Caller of(StaffUser user) {
        return new Caller(
                Actor.user(user.login()), user.login(), user.displayName(), user.roles(), user.passwordIsOneTime());
    }

    static Caller of(ApiKey key) {
        return new Caller(key.actor(), key.prefix(), key.label(), key.roles(), false);
    }

    public boolean may(Permission permission) {
        return (!mustChangePassword || permission == Permission.CHANGE_OWN_PASSWORD)
                && RolePermissions.of(roles).contains(permission);
    }

    public Set<Permission> permissions() {
        return RolePermissions.of(roles).stream().filter(this::may).collect(Collectors.toUnmodifiableSet());
    }

    /** The roles as workflows name candidate groups; an administrator stands in for all. */
    public Set<String> groups() {
        return roles.contains(Role.ADMIN) ? EVERY_GROUP : names(roles);
    }

    /** The groups whose tasks the caller sees: all of them for one who only reads. */
    public Set<String> groupsSeen() {
        return may(Permission.COMPLETE_USER_TASKS) ? groups() : EVERY_GROUP;
    }

    private static Set<String> names(Collection<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }
}

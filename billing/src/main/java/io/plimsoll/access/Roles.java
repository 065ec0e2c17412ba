package io.plimsoll.access;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sets of roles as one SQL parameter, comma-separated, and back. */
final class Roles {

    private Roles() {}

    static String text(Set<Role> roles) {
        return new TreeSet<>(roles).stream().map(Role::name).collect(Collectors.joining(","));
    }

    static Set<Role> parse(String text) {
        return Arrays.stream(text.split(",", -1))
                .filter(name -> !name.isEmpty())
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}

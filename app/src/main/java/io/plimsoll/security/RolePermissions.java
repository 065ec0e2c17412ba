package io.plimsoll.security;

import static io.plimsoll.security.Permission.*;

import io.plimsoll.access.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The permission table: one line a role. */
public final class RolePermissions {

    private static final Set<Permission> READING = EnumSet.of(
            READ_OVERVIEW,
            READ_CUSTOMERS,
            READ_CATALOG,
            READ_SUBSCRIPTIONS,
            READ_USAGE,
            READ_BILLING_RUNS,
            READ_INVOICES,
            READ_POLICIES,
            READ_USER_TASKS,
            READ_WORKFLOWS,
            QUOTE_PRICES,
            CHANGE_OWN_PASSWORD);

    private static final Map<Role, Set<Permission>> TABLE = Map.of(
            Role.ADMIN, EnumSet.allOf(Permission.class),
            Role.AUDITOR, reading(READ_AUDIT),
            Role.REVOPS,
                    reading(
                            WRITE_CATALOG,
                            WRITE_POLICIES,
                            SUBMIT_POLICIES,
                            APPROVE_POLICIES,
                            ACTIVATE_POLICIES,
                            WRITE_CUSTOMERS,
                            WRITE_SUBSCRIPTIONS,
                            COMPLETE_USER_TASKS),
            Role.SUCCESS, reading(WRITE_CUSTOMERS, WRITE_SUBSCRIPTIONS, COMPLETE_USER_TASKS, RECORD_CONSENT),
            Role.FINANCE,
                    reading(
                            START_BILLING_RUNS,
                            VOID_INVOICES,
                            TAKE_PAYMENTS,
                            WRITE_OFF_INVOICES,
                            RECORD_CONSENT,
                            APPROVE_POLICIES,
                            COMPLETE_USER_TASKS),
            Role.INTEGRATOR,
                    EnumSet.of(
                            SEND_USAGE,
                            READ_USAGE,
                            READ_CUSTOMERS,
                            WRITE_CUSTOMERS,
                            READ_CATALOG,
                            READ_SUBSCRIPTIONS,
                            WRITE_SUBSCRIPTIONS,
                            READ_INVOICES,
                            RECORD_CONSENT,
                            QUOTE_PRICES));

    private RolePermissions() {}

    public static Set<Permission> of(Role role) {
        return Collections.unmodifiableSet(TABLE.getOrDefault(role, Set.of()));
    }

    /** All that one who has these roles may do. */
    public static Set<Permission> of(Collection<Role> roles) {
        return roles.stream().flatMap(role -> of(role).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Permission> reading(Permission... more) {
        Set<Permission> all = EnumSet.copyOf(READING);
        Collections.addAll(all, more);
        return all;
    }
}

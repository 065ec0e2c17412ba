package io.plimsoll.security;

/** What may be done; {@link RolePermissions} says by whom. */
public enum Permission {
    READ_OVERVIEW,
    READ_CUSTOMERS,
    WRITE_CUSTOMERS,
    READ_CATALOG,
    WRITE_CATALOG,
    READ_SUBSCRIPTIONS,
    WRITE_SUBSCRIPTIONS,
    READ_USAGE,
    SEND_USAGE,
    QUOTE_PRICES,
    READ_BILLING_RUNS,
    START_BILLING_RUNS,
    READ_INVOICES,
    VOID_INVOICES,
    /** Records payments, has them tried again, and agrees with customers on when they pay. */
    TAKE_PAYMENTS,
    WRITE_OFF_INVOICES,
    /** Records that a customer agrees to an invoice above its budget cap. */
    RECORD_CONSENT,
    READ_POLICIES,
    WRITE_POLICIES,
    SUBMIT_POLICIES,
    /** Decides on what others submitted; nobody decides on their own. */
    APPROVE_POLICIES,
    ACTIVATE_POLICIES,
    /** Sees the user tasks of the caller's own roles. */
    READ_USER_TASKS,
    /** Completes a user task; the task's candidate groups narrow it further. */
    COMPLETE_USER_TASKS,
    READ_WORKFLOWS,
    /** Sees the audit record and has it verified. */
    READ_AUDIT,
    MOVE_TEST_CLOCK,
    MANAGE_ACCESS,
    OPERATE,
    /** One's own password; the one thing allowed while it is a one-time password. */
    CHANGE_OWN_PASSWORD
}

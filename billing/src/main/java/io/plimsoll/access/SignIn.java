package io.plimsoll.access;

import java.time.Duration;

/** How an attempt to sign in ended. */
public sealed interface SignIn {

    record Accepted(StaffUser user) implements SignIn {}

    /** Wrong login or password, or a disabled user: which of them is not said. */
    record Refused() implements SignIn {}

    /** Too many failures; the password was not looked at. */
    record Throttled(Duration retryAfter) implements SignIn {}
}

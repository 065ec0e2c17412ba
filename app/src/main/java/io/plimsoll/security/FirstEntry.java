package io.plimsoll.security;

import io.plimsoll.access.ApiKeys;
import io.plimsoll.access.StaffUsers;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * How somebody gets into a new installation. With no user at all, an administrator is made and the one-time password
 * printed, this once. In a sandbox, {@code PLIMSOLL_API_KEY} becomes an administrator's key; elsewhere it means nothing.
 * The demo company brings its own people.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstEntry implements ApplicationRunner {

    private final StaffUsers users;
    private final ApiKeys keys;
    private final InstantSource clock;
    private final boolean sandbox;
    private final boolean demo;
    private final String sandboxKey;

    FirstEntry(
            StaffUsers users,
            ApiKeys keys,
            InstantSource clock,
            @Value("${plimsoll.sandbox:false}") boolean sandbox,
            @Value("${plimsoll.demo:false}") boolean demo,
            @Value("${plimsoll.api-key:}") String sandboxKey) {
        this.users = users;
        this.keys = keys;
        this.clock = clock;
        this.sandbox = sandbox;
        this.demo = demo;
        this.sandboxKey = sandboxKey.strip();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (sandbox && !sandboxKey.isEmpty()) {
            keys.openSandbox(sandboxKey, clock.instant());
        }
        if (!demo) {
            users.inviteFirstAdministrator(clock.instant())
                    .ifPresent(invitation -> System.out.printf(
                            "%nSign in as `%s` with the one-time password `%s`. It is shown this once.%n%n",
                            invitation.user().login(), invitation.oneTimePassword()));
        }
    }
}

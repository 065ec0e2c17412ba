package io.plimsoll.security;

import io.plimsoll.access.SignIn;
import io.plimsoll.access.StaffUser;
import io.plimsoll.access.StaffUsers;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Asks {@link StaffUsers} whether a login and its password let somebody in. */
@Component
class StaffSignIn implements AuthenticationProvider {

    // Not the test clock: guessing happens in real time, and a clock that leaps would end every wait.
    private final InstantSource wallClock = InstantSource.system();
    private final StaffUsers users;

    StaffSignIn(StaffUsers users) {
        this.users = users;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = attempt.getCredentials() instanceof String text ? text : "";
        return switch (users.signIn(attempt.getName(), password, wallClock.instant())) {
            case SignIn.Accepted(StaffUser user) -> new CallerAuthentication(Caller.of(user));
            case SignIn.Refused() -> throw new BadCredentialsException("expected a known login and its password");
            case SignIn.Throttled(Duration retryAfter) -> throw new Throttled(retryAfter);
        };
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    /** Too many failures with this login. */
    static final class Throttled extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        private final transient Duration retryAfter;

        Throttled(Duration retryAfter) {
            super("expected fewer attempts to sign in");
            this.retryAfter = retryAfter;
        }

        long seconds() {
            return retryAfter.plusMillis(999).toSeconds();
        }
    }
}

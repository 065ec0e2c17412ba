package io.plimsoll.access;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who sign in. Times of sign-ins are wall-clock times, never the test clock's: guessing happens in real time. */
@Component
public class StaffUsers {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,79}");
    private static final int NAME_MAX = 120;

    private final StaffUserRows rows;
    private final SignInThrottle throttle;
    private final Audit audit;

    StaffUsers(StaffUserRows rows, SignInThrottle throttle, Audit audit) {
        this.rows = rows;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** Makes {@code admin} when there is no user at all; two that start at once make one. */
    @Transactional
    public Optional<Invitation> inviteFirstAdministrator(Instant at) {
        rows.lock();
        return rows.isEmpty()
                ? Optional.of(invite("admin", "Administrator", Set.of(Role.ADMIN), Actor.system("serve"), at))
                : Optional.empty();
    }

    /** A new user with a one-time password. */
    @Transactional
    public Invitation invite(String login, String displayName, Set<Role> roles, Actor by, Instant at) {
        String password = Secrets.legible(20);
        return new Invitation(insert(login, displayName, roles, password, true, by, at), password);
    }

    /** A new user whose password is given and stays, as a demo company's. */
    @Transactional
    public StaffUser create(String login, String displayName, Set<Role> roles, String password, Actor by, Instant at) {
        Passwords.refuseWeak(login.toLowerCase(Locale.ROOT), password);
        return insert(login, displayName, roles, password, false, by, at);
    }

    /** Looks at a login and its password; every attempt counts towards the throttle until one succeeds. */
    public SignIn signIn(String login, String password, Instant at) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        Duration wait = throttle.attempt(name, at);
        if (wait.isPositive()) {
            return new SignIn.Throttled(wait);
        }
        Optional<StaffUserRows.WithHash> found = rows.find(name);
        if (found.isEmpty()) {
            Passwords.compareWithNobodys(password);
            return new SignIn.Refused();
        }
        StaffUser user = found.get().user();
        if (!Passwords.matches(password, found.get().passwordHash()) || user.disabled()) {
            return new SignIn.Refused();
        }
        throttle.succeeded(name, at);
        return new SignIn.Accepted(user);
    }

    /** The person's own change; the current password must be right and the new one another. */
    @Transactional
    public StaffUser changePassword(String login, String current, String next, Instant at) {
        switch (signIn(login, current, at)) {
            case SignIn.Accepted(StaffUser user) -> {
                Passwords.refuseWeak(user.login(), next);
                if (current.equals(next)) {
                    throw new BillingException(
                            AccessRefusal.WEAK_PASSWORD,
                            "expected another password, but got the same one again",
                            List.of(new Violation("/password", "expected another password than the current one")));
                }
                rows.setPassword(user.login(), Passwords.hash(next), false);
                record(Actor.user(user.login()), "user.password-changed", user.login(), at);
                return get(user.login());
            }
            case SignIn.Refused() ->
                throw new BillingException(
                        AccessRefusal.WRONG_PASSWORD,
                        "expected the current password, but got another",
                        List.of(new Violation("/currentPassword", "expected the current password")));
            case SignIn.Throttled(Duration wait) ->
                throw new BillingException(
                        AccessRefusal.TOO_MANY_ATTEMPTS,
                        "expected fewer attempts, but too many failed: wait " + (wait.toSeconds() + 1) + " seconds");
        }
    }

    /** A new one-time password for somebody who forgot theirs. */
    @Transactional
    public Invitation resetPassword(String login, Actor by, Instant at) {
        StaffUser user = get(login);
        String password = Secrets.legible(20);
        rows.setPassword(user.login(), Passwords.hash(password), true);
        record(by, "user.password-reset", user.login(), at);
        return new Invitation(get(login), password);
    }

    /** Changes what somebody is; the last administrator who can sign in stays one. */
    @Transactional
    public StaffUser change(String login, String displayName, Set<Role> roles, boolean disabled, Actor by, Instant at) {
        rows.lock();
        StaffUser user = get(login);
        refuseUnlessComplete(user.login(), displayName, roles);
        rows.change(user.login(), displayName, roles, disabled);
        if (rows.administrators() == 0) {
            throw new BillingException(
                    AccessRefusal.LAST_ADMINISTRATOR,
                    "expected another administrator besides `" + user.login() + "`, but there is none");
        }
        audit.record(
                by,
                "user.changed",
                "user:" + user.login(),
                Map.of("roles", Roles.text(roles), "disabled", Boolean.toString(disabled)),
                at);
        return get(login);
    }

    public List<StaffUser> list() {
        return rows.list();
    }

    public Optional<StaffUser> find(String login) {
        return rows.find(login).map(StaffUserRows.WithHash::user);
    }

    public StaffUser get(String login) {
        return find(login)
                .orElseThrow(() -> new BillingException(
                        AccessRefusal.UNKNOWN_USER, "expected a user `" + login + "`, but there is none"));
    }

    private void record(Actor by, String action, String login, Instant at) {
        audit.record(by, action, "user:" + login, Map.of(), at);
    }

    private StaffUser insert(
            String login, String displayName, Set<Role> roles, String password, boolean oneTime, Actor by, Instant at) {
        String name = login.toLowerCase(Locale.ROOT);
        refuseUnlessComplete(name, displayName, roles);
        StaffUser user = new StaffUser(name, displayName, roles, oneTime, false, at);
        if (!rows.insert(user, Passwords.hash(password))) {
            throw new BillingException(
                    AccessRefusal.LOGIN_TAKEN,
                    "expected a login nobody has, but `" + name + "` is taken",
                    List.of(new Violation("/login", "expected a login nobody has")));
        }
        audit.record(by, "user.created", "user:" + name, Map.of("roles", Roles.text(roles)), at);
        return user;
    }

    private static void refuseUnlessComplete(String login, String displayName, Set<Role> roles) {
        List<Violation> violations = new ArrayList<>();
        if (!LOGIN.matcher(login).matches()) {
            violations.add(new Violation("/login", "expected 2 to 80 letters, digits and . _ @ + -"));
        }
        if (displayName.isBlank() || displayName.length() > NAME_MAX) {
            violations.add(new Violation("/displayName", "expected 1 to " + NAME_MAX + " characters"));
        }
        if (roles.isEmpty() || !roles.stream().allMatch(Role::isForPeople)) {
            violations.add(new Violation("/roles", "expected at least one role, each of them for people"));
        }
        if (!violations.isEmpty()) {
            throw new BillingException(
                    AccessRefusal.INVALID_USER,
                    "expected a user with login, name and roles, but some is wrong",
                    violations);
        }
    }
}

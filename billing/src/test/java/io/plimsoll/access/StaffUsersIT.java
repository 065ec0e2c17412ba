package io.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class StaffUsersIT {

    private static final AnnotationConfigApplicationContext CONTEXT = AccessContext.open();
    private static final Instant AT = Instant.parse("2026-05-01T08:00:00Z");
    private static final Actor ADMIN = Actor.user("admin");
    private static final String PASSWORD = "a long enough secret";

    private final StaffUsers users = CONTEXT.getBean(StaffUsers.class);
    private final JdbcClient database = CONTEXT.getBean(JdbcClient.class);

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    @Test
    void makesTheFirstAdministratorOnceAndAsksForAPasswordOfTheirOwn() {
        try (AnnotationConfigApplicationContext empty = AccessContext.open()) {
            StaffUsers fresh = empty.getBean(StaffUsers.class);
            Invitation first = fresh.inviteFirstAdministrator(AT).orElseThrow();
            assertThat(first.user().passwordIsOneTime()).isTrue();
            assertThat(first.toString()).doesNotContain(first.oneTimePassword());
            assertThat(fresh.inviteFirstAdministrator(AT)).isEmpty();

            assertThat(fresh.signIn("admin", first.oneTimePassword(), AT)).isInstanceOf(SignIn.Accepted.class);
            StaffUser changed = fresh.changePassword("admin", first.oneTimePassword(), PASSWORD, AT);
            assertThat(changed.passwordIsOneTime()).isFalse();
            assertThat(fresh.signIn("admin", first.oneTimePassword(), AT)).isInstanceOf(SignIn.Refused.class);
        }
    }

    @Test
    void keepsNoPasswordInClear() {
        users.create("clear", "Clear", Set.of(Role.SUCCESS), PASSWORD, ADMIN, AT);
        assertThat(database.sql("select password_hash from staff_user where login = 'clear'")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}$2")
                .doesNotContain(PASSWORD);
    }

    @Test
    void refusesTheWrongPasswordTheUnknownLoginAndTheDisabledUserAlike() {
        users.create("alike", "Alike", Set.of(Role.SUCCESS), PASSWORD, ADMIN, AT);
        users.create("gone", "Gone", Set.of(Role.SUCCESS), PASSWORD, ADMIN, AT);
        users.create("boss", "Boss", Set.of(Role.ADMIN), PASSWORD, ADMIN, AT);
        users.change("gone", "Gone", Set.of(Role.SUCCESS), true, ADMIN, AT);

        assertThat(users.signIn("alike", "another secret!", AT)).isEqualTo(new SignIn.Refused());
        assertThat(users.signIn("nobody", PASSWORD, AT)).isEqualTo(new SignIn.Refused());
        assertThat(users.signIn("gone", PASSWORD, AT)).isEqualTo(new SignIn.Refused());
        assertThat(users.signIn(" ALIKE ", PASSWORD, AT)).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void throttlesAfterFiveFailuresAndLetsInAgainAfterTheWait() {
        users.create("slow", "Slow", Set.of(Role.SUCCESS), PASSWORD, ADMIN, AT);
        for (int i = 0; i < 5; i++) {
            assertThat(users.signIn("slow", "wrong", AT)).isInstanceOf(SignIn.Refused.class);
        }
        assertThat(users.signIn("slow", PASSWORD, AT)).isEqualTo(new SignIn.Throttled(Duration.ofSeconds(5)));
        assertThat(users.signIn("slow", PASSWORD, AT.plusSeconds(5))).isInstanceOf(SignIn.Accepted.class);
        assertThat(users.signIn("slow", "wrong", AT.plusSeconds(6))).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void countsGuessesSideBySide() {
        users.create("parallel", "Parallel", Set.of(Role.SUCCESS), PASSWORD, ADMIN, AT);
        AtomicInteger lookedAt = new AtomicInteger();
        IntStream.range(0, 16).parallel().forEach(i -> {
            if (users.signIn("parallel", "guess " + i, AT) instanceof SignIn.Refused) {
                lookedAt.incrementAndGet();
            }
        });
        assertThat(lookedAt).hasValue(5);
    }

    @Test
    void keepsTheLastAdministrator() {
        try (AnnotationConfigApplicationContext other = AccessContext.open()) {
            StaffUsers few = other.getBean(StaffUsers.class);
            few.create("only", "Only", Set.of(Role.ADMIN), PASSWORD, ADMIN, AT);
            assertThatThrownBy(() -> few.change("only", "Only", Set.of(Role.AUDITOR), false, ADMIN, AT))
                    .isInstanceOfSatisfying(
                            BillingException.class,
                            e -> assertThat(e.code()).isEqualTo(AccessRefusal.LAST_ADMINISTRATOR));
            assertThat(few.get("only").roles()).containsExactly(Role.ADMIN);
        }
    }

    @Test
    void refusesWeakPasswordsTakenLoginsAndTheRoleOfPrograms() {
        users.create("taken", "Taken", Set.of(Role.SUCCESS), PASSWORD, ADMIN, AT);
        assertRefused("taken", Set.of(Role.SUCCESS), PASSWORD, AccessRefusal.LOGIN_TAKEN);
        assertRefused("short", Set.of(Role.SUCCESS), "elevenchars", AccessRefusal.WEAK_PASSWORD);
        assertRefused("long", Set.of(Role.SUCCESS), "ü0123456789".repeat(7), AccessRefusal.WEAK_PASSWORD);
        assertRefused("itself", Set.of(Role.SUCCESS), "itself-itself-1", AccessRefusal.WEAK_PASSWORD);
        assertRefused("same", Set.of(Role.SUCCESS), "aaaaaaaaaaaaaaaa", AccessRefusal.WEAK_PASSWORD);
        assertRefused("robot", Set.of(Role.INTEGRATOR), PASSWORD, AccessRefusal.INVALID_USER);
        assertRefused("no roles", Set.of(), PASSWORD, AccessRefusal.INVALID_USER);
    }

    private void assertRefused(String login, Set<Role> roles, String password, AccessRefusal code) {
        assertThatThrownBy(() -> users.create(login, "Name", roles, password, ADMIN, AT))
                .isInstanceOfSatisfying(
                        BillingException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

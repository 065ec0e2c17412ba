package io.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiKeysIT {

    private static final AnnotationConfigApplicationContext CONTEXT = AccessContext.open();
    private static final Instant AT = Instant.parse("2026-05-01T08:00:00Z");
    private static final Actor ADMIN = Actor.user("admin");

    private final ApiKeys keys = CONTEXT.getBean(ApiKeys.class);
    private final JdbcClient database = CONTEXT.getBean(JdbcClient.class);

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    @Test
    void authenticatesItsOwnTokenAndNothingNearIt() {
        NewApiKey made = keys.create("Billing feed", Set.of(Role.INTEGRATOR), ADMIN, AT);
        assertThat(made.token()).matches("pk_[a-z0-9]{10}_[A-Za-z0-9_-]{43}");
        assertThat(keys.authenticate(made.token())).contains(made.key());
        assertThat(keys.authenticate(made.token() + "x")).isEmpty();
        assertThat(keys.authenticate(made.token().toUpperCase(java.util.Locale.ROOT)))
                .isEmpty();
        assertThat(keys.authenticate("pk_" + made.key().prefix() + "_")).isEmpty();
        assertThat(keys.authenticate("pk_unknown_" + "x".repeat(43))).isEmpty();
        assertThat(keys.authenticate("")).isEmpty();
        assertThat(keys.authenticate("x".repeat(100_000))).isEmpty();
    }

    @Test
    void keepsOnlyTheHashOfTheSecret() {
        NewApiKey made = keys.create("Hashed", Set.of(Role.INTEGRATOR), ADMIN, AT);
        String secret = made.token().substring(made.token().indexOf('_', 3) + 1);
        String row = database.sql("select row_to_json(api_key)::text from api_key where key_prefix = :prefix")
                .param("prefix", made.key().prefix())
                .query(String.class)
                .single();
        assertThat(row).contains(Secrets.sha256(secret)).doesNotContain(secret);
        assertThat(made.toString()).doesNotContain(secret);
    }

    @Test
    void revokesAtOnceAndForEver() {
        NewApiKey made = keys.create("Revoked", Set.of(Role.INTEGRATOR), ADMIN, AT);
        keys.revoke(made.key().prefix(), ADMIN, AT.plusSeconds(1));
        assertThat(keys.revoke(made.key().prefix(), ADMIN, AT.plusSeconds(9)).revokedAt())
                .isEqualTo(AT.plusSeconds(1));
        assertThat(keys.authenticate(made.token())).isEmpty();
        assertThatThrownBy(() -> keys.revoke("nosuchkey", ADMIN, AT)).isInstanceOf(BillingException.class);
    }

    @Test
    void opensASandboxWithATokenOfAnyShape() {
        keys.openSandbox("local-key", AT);
        keys.openSandbox("pk_test_abc", AT);
        assertThat(keys.authenticate("local-key").orElseThrow().roles()).containsExactly(Role.ADMIN);
        assertThat(keys.authenticate("pk_test_abc")).isPresent();
        keys.openSandbox("another-key", AT);
        assertThat(keys.authenticate("local-key")).isEmpty();
        assertThat(keys.authenticate("another-key")).isPresent();
    }

    @Test
    void refusesAKeyWithoutLabelOrRoles() {
        assertThatThrownBy(() -> keys.create(" ", Set.of(), ADMIN, AT))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        e -> assertThat(e.violations())
                                .extracting(BillingException.Violation::pointer)
                                .containsExactly("/label", "/roles"));
    }
}

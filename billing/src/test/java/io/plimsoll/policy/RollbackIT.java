package io.plimsoll.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.PlimsollComponents;
import io.plimsoll.PlimsollDatabase;
import io.plimsoll.approval.ApprovedPolicies;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import java.time.Instant;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class RollbackIT {

    private static final Actor REVOPS = Actor.user("revops");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant MID_MAY = Instant.parse("2026-05-15T10:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final AnnotationConfigApplicationContext node =
            PlimsollComponents.over(dataSource, "audit", "testclock", "policy");
    private final Policies policies = node.getBean(Policies.class);
    private final String shipped = policies.inForce("plan", MAY).hash();

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void putsTheEarlierVersionInForceFromNowOnAndInPlaceOfAllThatIsScheduled() {
        String raised = activated("59.00", MAY);
        String higher = activated("69.00", JUNE);
        activated("79.00", JULY);

        PolicyVersion back =
                policies.rollback("plan", shipped.substring(0, 8), "customers were told 49", REVOPS, MID_MAY);

        assertThat(back.hash()).isEqualTo(shipped);
        assertThat(hashAt(MAY)).as("a period that began keeps its version").isEqualTo(raised);
        assertThat(hashAt(MID_MAY)).isEqualTo(shipped);
        assertThat(hashAt(JUNE)).isEqualTo(shipped);
        assertThat(hashAt(JULY)).isEqualTo(shipped);
        assertThat(JdbcClient.create(dataSource)
                        .sql("select detail::text from audit_entry where action = 'policy.rolled-back'")
                        .query(String.class)
                        .single())
                .contains("customers were told 49", "\"insteadOfScheduled\": 2");
        assertThat(codeOf(() -> policies.rollback("plan", shipped, "again", REVOPS, MID_MAY)))
                .isEqualTo(PolicyRefusal.NOTHING_TO_ROLL_BACK);
        assertThat(codeOf(() -> policies.rollback("plan", higher, "never was", REVOPS, JULY)))
                .isEqualTo(PolicyRefusal.NEVER_IN_FORCE);
        assertThat(policies.rollback("plan", raised, "they were told 59 after all", REVOPS, JULY)
                        .hash())
                .isEqualTo(hashAt(JULY));
    }

    @Test
    void refusesAVersionThatNeverWasInForceAndARollbackWithoutAReason() {
        String draft = policies.post("plan", csv("59.00"), REVOPS, "", MAY).hash();
        assertThat(codeOf(() -> policies.rollback("plan", draft, "why not", REVOPS, MAY)))
                .isEqualTo(PolicyRefusal.NEVER_IN_FORCE);
        assertThat(codeOf(() -> policies.rollback("plan", shipped, " ", REVOPS, MAY)))
                .isEqualTo(PolicyRefusal.INVALID_ROLLBACK_REASON);
        assertThatThrownBy(() -> policies.rollback("plan", shipped, "nothing changed", REVOPS, MAY))
                .hasMessageContaining("is in force and nothing else is scheduled");
    }

    private String activated(String fee, Instant effectiveFrom) {
        PolicyVersion version = policies.post("plan", csv(fee), REVOPS, "", MAY);
        ApprovedPolicies.activate(dataSource, policies, "plan", version.hash(), effectiveFrom, REVOPS, MAY);
        return version.hash();
    }

    private String csv(String fee) {
        return policies.version("plan", shipped).csv().replace("49.00", fee);
    }

    private String hashAt(Instant at) {
        return node.getBean(PolicyNodes.class).inUse(at).getOrDefault("plan", "none");
    }

    private static Object codeOf(ThrowingCallable call) {
        return catchThrowableOfType(BillingException.class, call).code();
    }
}

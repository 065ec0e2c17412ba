package io.plimsoll.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plimsoll.PlimsollComponents;
import io.plimsoll.PlimsollDatabase;
import io.plimsoll.kernel.Actor;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.ShippedPolicies;
import java.time.Instant;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What plain SQL cannot do either. */
class ApprovalLawsIT {

    private static final Actor AMBER = Actor.user("amber");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(dataSource);
    private final AnnotationConfigApplicationContext node =
            PlimsollComponents.over(dataSource, "audit", "testclock", "policy");
    private final Policies policies = node.getBean(Policies.class);

    private PolicyVersion raised;
    private PolicyVersion lowered;

    @BeforeEach
    void twoVersionsAndASubmissionOfTheFirst() {
        raised = post("59.00");
        lowered = post("39.00");
        submit(raised, 1);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void noContributorApproves() {
        assertThat(lawBroken(() -> approve(1, "{user:amber}", "user:amber"))).isEqualTo("author_cannot_approve");
        assertThat(lawBroken(() -> approve(1, "{user:nobody}", "user:amber")))
                .isEqualTo("policy_approval_policy_submission_id_contributors_fkey");
        assertThat(lawBroken(() -> sql(
                        "update policy_submission set contributors = '{user:nobody}', submitted_by = 'user:nobody'")))
                .isEqualTo("submission_stays_as_submitted");
    }

    @Test
    void nobodyApprovesTwiceOrAfterTheEnd() {
        approve(1, "{user:amber}", "user:birch");
        assertThat(lawBroken(() -> approve(1, "{user:amber}", "user:birch"))).isEqualTo("policy_approval_pkey");
        assertThat(lawBroken(() -> sql("update policy_approval set approver = 'user:clay'")))
                .isEqualTo("stays_as_written");
        sql("update policy_submission set state = 'REJECTED', ended_at = '2026-05-02', ended_by = 'user:birch'");
        assertThat(lawBroken(() -> approve(1, "{user:amber}", "user:clay")))
                .isEqualTo("approval_is_of_an_open_submission");
        assertThat(lawBroken(() ->
                        sql("update policy_submission set state = 'SUBMITTED', ended_at = null, ended_by = null")))
                .isEqualTo("submission_ends_once");
    }

    @Test
    void nothingIsActivatedWithoutEnoughApprovals() {
        assertThat(lawBroken(() -> activate(raised, "APPROVED", "1", JUNE))).isEqualTo("activation_needs_approvals");
        assertThat(lawBroken(() -> activate(raised, "APPROVED", "null", JUNE))).isEqualTo("approval_is_of_a_hash");
        assertThat(lawBroken(() -> activate(raised, "SHIPPED", "null", JUNE))).isEqualTo("shipped_comes_first");
        assertThat(lawBroken(() -> activate(raised, "BEFORE_APPROVALS", "null", JUNE)))
                .isEqualTo("activation_kind_is_known");
        assertThat(lawBroken(() -> activate(raised, "ROLLBACK", "null", JUNE)))
                .isEqualTo("rollback_is_to_what_was_in_force");
        assertThat(lawBroken(() -> sql(
                        "update policy_submission set state = 'APPROVED', ended_at = '2026-05-02', ended_by = 'x'")))
                .isEqualTo("submission_ends_with_its_activation");
    }

    @Test
    void anApprovalIsOfAHashOverABaseFromAnInstantAndUsedOnce() {
        approve(1, "{user:amber}", "user:birch");
        assertThat(lawBroken(() -> activate(lowered, "APPROVED", "1", JUNE))).isEqualTo("approval_is_of_a_hash");
        assertThat(lawBroken(() -> activate(raised, "APPROVED", "1", JUNE.plusSeconds(1))))
                .isEqualTo("approval_is_from_an_instant");
        activate(raised, "APPROVED", "1", JUNE);
        sql("update policy_submission set state = 'APPROVED', ended_at = '2026-05-02', ended_by = 'user:birch'");
        assertThat(lawBroken(() -> activate(raised, "APPROVED", "1", JUNE))).isEqualTo("activation_needs_approvals");
        assertThat(lawBroken(() -> sql("delete from policy_activation where kind = 'APPROVED'")))
                .isEqualTo("stays_as_written");

        submit(lowered, 1);
        approve(2, "{user:amber}", "user:birch");
        activate(shipped(), "ROLLBACK", "null", JUNE);
        assertThat(lawBroken(() -> activate(lowered, "APPROVED", "2", JUNE))).isEqualTo("approval_is_over_a_base");
    }

    @Test
    void twoApprovalsAreTwoPeople() {
        sql("update policy_submission set state = 'REJECTED', ended_at = '2026-05-02', ended_by = 'user:birch'");
        submit(raised, 2);
        approve(2, "{user:amber}", "user:birch");
        assertThat(lawBroken(() -> activate(raised, "APPROVED", "2", JUNE))).isEqualTo("activation_needs_approvals");
        approve(2, "{user:amber}", "user:clay");
        assertThatCode(() -> activate(raised, "APPROVED", "2", JUNE)).doesNotThrowAnyException();
    }

    private PolicyVersion post(String baseFee) {
        return policies.post(
                "plan", ShippedPolicies.table(PolicySets.PLAN).csv().replace("49.00", baseFee), AMBER, "", MAY);
    }

    private PolicyVersion shipped() {
        return policies.version("plan", ShippedPolicies.table(PolicySets.PLAN).hash());
    }

    private void submit(PolicyVersion version, int approvals) {
        sql("""
                insert into policy_submission (policy_set, version_hash, base_hash, reason, effective_from,
                    submitted_by, submitted_at, contributors, approvals_required, expires_at)
                values ('plan', '%s', '%s', 'why not', '%s', 'user:amber', '%s', '{user:amber}', %d, '2026-05-20')
                """.formatted(version.hash(), policies.latestActivated("plan").hash(), JUNE, MAY, approvals));
    }

    private void approve(int submission, String contributors, String approver) {
        sql("insert into policy_approval values (%d, '%s', '%s', '2026-05-02')"
                .formatted(submission, contributors, approver));
    }

    private void activate(PolicyVersion version, String kind, String submission, Instant effectiveFrom) {
        sql("""
                insert into policy_activation (policy_set, policy_version_id, effective_from, activated_at,
                    activated_by, kind, policy_submission_id)
                select policy_set, policy_version_id, '%s', '2026-05-03', 'user:amber', '%s', %s
                from policy_version where version_hash = '%s'
                """.formatted(effectiveFrom, kind, submission, version.hash()));
    }

    private void sql(String statement) {
        database.sql(statement).update();
    }

    private static String lawBroken(Runnable statement) {
        try {
            statement.run();
            return "none";
        } catch (DataAccessException e) {
            PSQLException cause = (PSQLException) Objects.requireNonNull(e.getCause());
            return String.valueOf(
                    Objects.requireNonNull(cause.getServerErrorMessage()).getConstraint());
        }
    }
}

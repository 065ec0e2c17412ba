package io.plimsoll.approval;

import io.plimsoll.approval.Submission.Approval;
import io.plimsoll.approval.Submission.End;
import io.plimsoll.kernel.PolicySubmissionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code policy_submission} and {@code policy_approval}. */
@Component
class SubmissionRows {

    private static final String COLUMNS = """
            select policy_submission_id, policy_set, version_hash, base_hash, reason, effective_from, submitted_by,
                submitted_at, contributors, approvals_required, approvals_reason, expires_at, state, ended_at, ended_by,
                end_reason
            from policy_submission
            """;

    private final JdbcClient database;

    SubmissionRows(JdbcClient database) {
        this.database = database;
    }

    PolicySubmissionId insert(NewSubmission submission) {
        return new PolicySubmissionId(database.sql("""
                        insert into policy_submission
                            (policy_set, version_hash, base_hash, reason, effective_from, submitted_by, submitted_at,
                             contributors, approvals_required, approvals_reason, expires_at)
                        values (:set, :hash, :base, :reason, :effectiveFrom, :by, :at, :contributors, :approvals,
                            :approvalsReason, :expiresAt)
                        returning policy_submission_id
                        """)
                .param("set", submission.set())
                .param("hash", submission.versionHash())
                .param("base", submission.baseHash())
                .param("reason", submission.reason())
                .param("effectiveFrom", Timestamp.from(submission.effectiveFrom()))
                .param("by", submission.submittedBy())
                .param("at", Timestamp.from(submission.submittedAt()))
                .param(
                        "contributors",
                        submission.contributors().stream().sorted().toArray(String[]::new))
                .param("approvals", submission.needed().approvals())
                .param("approvalsReason", submission.needed().reason())
                .param(
                        "expiresAt",
                        Timestamp.from(submission
                                .submittedAt()
                                .plus(Duration.ofDays(submission.needed().expiresAfterDays()))))
                .query(Long.class)
                .single());
    }

    void approve(PolicySubmissionId id, String approver, String note, Instant at) {
        database.sql("""
                        insert into policy_approval (policy_submission_id, contributors, approver, approved_at, note)
                        select policy_submission_id, contributors, :approver, :at, :note
                        from policy_submission where policy_submission_id = :id
                        """)
                .param("id", id.value())
                .param("approver", approver)
                .param("at", Timestamp.from(at))
                .param("note", note)
                .update();
    }

    void end(PolicySubmissionId id, SubmissionState state, End end) {
        database.sql("""
                        update policy_submission
                        set state = :state, ended_at = :at, ended_by = :by, end_reason = :reason
                        where policy_submission_id = :id
                        """)
                .param("id", id.value())
                .param("state", state.name())
                .param("at", Timestamp.from(end.endedAt()))
                .param("by", end.endedBy())
                .param("reason", end.reason())
                .update();
    }

    /** False when it was written down before. */
    boolean announce(PolicySubmissionId id, boolean inForce, Instant at) {
        return database.sql("""
                                insert into policy_announcement values (:id, :inForce, :at)
                                on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("inForce", inForce)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Locked until the transaction ends. */
    Optional<Submission> locked(PolicySubmissionId id) {
        database.sql("select 1 from policy_submission where policy_submission_id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
        return find(id);
    }

    Optional<Submission> find(PolicySubmissionId id) {
        return with(database.sql(COLUMNS + "where policy_submission_id = :id").param("id", id.value())).stream()
                .findFirst();
    }

    /** Newest first. */
    List<Submission> ofSet(String set) {
        return with(database.sql(COLUMNS + "where policy_set = :set order by policy_submission_id desc")
                .param("set", set));
    }

    /** Newest first; the ones before {@code before}. */
    List<Submission> newest(@Nullable SubmissionState state, long before, int limit) {
        return with(database.sql(COLUMNS + """
                        where policy_submission_id < :before and (:state = '' or state = :state)
                        order by policy_submission_id desc limit :limit
                        """)
                .param("before", before)
                .param("state", state == null ? "" : state.name())
                .param("limit", limit));
    }

    List<Submission> open() {
        return with(database.sql(COLUMNS + "where state = 'SUBMITTED' order by policy_submission_id"));
    }

    private List<Submission> with(JdbcClient.StatementSpec query) {
        List<Submission> found =
                query.query((row, number) -> submission(row, List.of())).list();
        Map<Long, List<Approval>> approvals =
                approvals(found.stream().map(Submission::id).toList());
        return found.stream()
                .map(one -> withApprovals(one, approvals.getOrDefault(one.id().value(), List.of())))
                .toList();
    }

    private Map<Long, List<Approval>> approvals(Collection<PolicySubmissionId> ids) {
        Map<Long, List<Approval>> approvals = new HashMap<>();
        if (ids.isEmpty()) {
            return approvals;
        }
        database.sql("""
                        select policy_submission_id, approver, approved_at, note from policy_approval
                        where policy_submission_id = any (:ids)
                        order by approved_at, approver
                        """)
                .param("ids", ids.stream().map(PolicySubmissionId::value).toArray(Long[]::new))
                .query(row -> {
                    approvals
                            .computeIfAbsent(row.getLong("policy_submission_id"), none -> new ArrayList<>())
                            .add(new Approval(
                                    row.getString("approver"), instant(row, "approved_at"), row.getString("note")));
                });
        return approvals;
    }

    private static Submission withApprovals(Submission of, List<Approval> approvals) {
        return new Submission(
                of.id(),
                of.set(),
                of.versionHash(),
                of.baseHash(),
                of.reason(),
                of.effectiveFrom(),
                of.submittedBy(),
                of.submittedAt(),
                of.contributors(),
                of.approvalsRequired(),
                of.approvalsReason(),
                of.expiresAt(),
                of.state(),
                List.copyOf(approvals),
                of.end());
    }

    private static Submission submission(ResultSet row, List<Approval> approvals) throws SQLException {
        SubmissionState state = SubmissionState.valueOf(row.getString("state"));
        return new Submission(
                new PolicySubmissionId(row.getLong("policy_submission_id")),
                row.getString("policy_set"),
                row.getString("version_hash"),
                row.getString("base_hash"),
                row.getString("reason"),
                instant(row, "effective_from"),
                row.getString("submitted_by"),
                instant(row, "submitted_at"),
                Set.of((String[]) row.getArray("contributors").getArray()),
                row.getInt("approvals_required"),
                row.getString("approvals_reason"),
                instant(row, "expires_at"),
                state,
                approvals,
                state.open()
                        ? null
                        : new End(instant(row, "ended_at"), row.getString("ended_by"), row.getString("end_reason")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}

package io.plimsoll.policy;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.rules.table.PolicyTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code policy_version} and {@code policy_activation}. */
@Component
class PolicyVersionRows {

    private final JdbcClient database;

    PolicyVersionRows(JdbcClient database) {
        this.database = database;
    }

    /** Holds writers of this set back until the transaction ends, so that numbers have no holes. */
    void lock(String set) {
        database.sql("select pg_advisory_xact_lock(hashtext('policy_version:' || :set))")
                .param("set", set)
                .query((row, number) -> true)
                .single();
    }

    boolean isEmpty(String set) {
        return database.sql("select not exists (select from policy_version where policy_set = :set)")
                .param("set", set)
                .query(Boolean.class)
                .single();
    }

    int count(String set) {
        return database.sql("select count(*) from policy_version where policy_set = :set")
                .param("set", set)
                .query(Integer.class)
                .single();
    }

    /** Stores the table as the set's next version, unless its rows are one already. */
    boolean insert(PolicyTable table, Actor author, String note, Instant at) {
        return database.sql("""
                        insert into policy_version
                            (policy_set, version_number, version_hash, rows_csv, author, note, created_at)
                        select :set, coalesce(max(version_number), 0) + 1, :hash, :csv, :author, :note, :at
                        from policy_version where policy_set = :set
                        on conflict on constraint one_version_per_content do nothing
                        """)
                        .param("set", table.schema().set())
                        .param("hash", table.hash())
                        .param("csv", table.csv())
                        .param("author", author.name())
                        .param("note", note)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    void activate(String set, String hash, Instant effectiveFrom, ActivationGround ground, Actor by, Instant at) {
        PolicySubmissionId submission = ground.submission();
        database.sql("""
                        insert into policy_activation
                            (policy_set, policy_version_id, effective_from, activated_at, activated_by,
                             kind, policy_submission_id, reason)
                        select policy_set, policy_version_id, :effectiveFrom, :at, :by, :kind, :submission, :reason
                        from policy_version where policy_set = :set and version_hash = :hash
                        """)
                .param("kind", ground.kind().name())
                .param("submission", submission == null ? null : submission.value(), Types.BIGINT)
                .param("reason", ground instanceof ActivationGround.Rollback(String reason) ? reason : "")
                .param("set", set)
                .param("hash", hash)
                .param("effectiveFrom", Timestamp.from(effectiveFrom))
                .param("at", Timestamp.from(at))
                .param("by", by.name())
                .update();
    }

    /** Whether there are exactly so many activations and this is the last: looked at often, read in full only when not. */
    boolean hasActivations(PolicyPin newest, int count) {
        return database.sql("""
                        select count(*) = :count and coalesce(max(policy_activation_id), 0) = :newest
                        from policy_activation
                        """)
                .param("count", count)
                .param("newest", newest.lastActivation())
                .query(Boolean.class)
                .single();
    }

    /** The last activation there is, uncommitted ones of the caller's transaction included. */
    PolicyPin newest() {
        return database.sql("select coalesce(max(policy_activation_id), 0) from policy_activation")
                .query((row, number) -> new PolicyPin(row.getLong(1)))
                .single();
    }

    List<Activated> activations() {
        return database.sql("""
                        select policy_activation_id, policy_activation.policy_set, effective_from, version_hash
                        from policy_activation join policy_version using (policy_version_id)
                        """)
                .query((row, number) -> new Activated(
                        row.getLong("policy_activation_id"),
                        row.getString("policy_set"),
                        instant(row, "effective_from"),
                        row.getString("version_hash")))
                .list();
    }

    Optional<String> hashInForce(String set, Instant at) {
        return database.sql("""
                        select version_hash
                        from policy_activation join policy_version using (policy_version_id)
                        where policy_activation.policy_set = :set and effective_from <= :at
                        order by effective_from desc, policy_activation_id desc
                        limit 1
                        """)
                .param("set", set)
                .param("at", Timestamp.from(at))
                .query(String.class)
                .optional();
    }

    String latestActivated(String set) {
        return database.sql("""
                        select version_hash
                        from policy_activation join policy_version using (policy_version_id)
                        where policy_activation.policy_set = :set
                        order by policy_activation_id desc
                        limit 1
                        """).param("set", set).query(String.class).single();
    }

    Optional<String> inForceWithout(String set, PolicySubmissionId submission, Instant at) {
        return database.sql("""
                        select version_hash
                        from policy_activation join policy_version using (policy_version_id)
                        where policy_activation.policy_set = :set and effective_from <= :at
                            and policy_submission_id is distinct from :submission
                            and (select policy_submission_id from policy_activation where policy_set = :set
                                 order by policy_activation_id desc limit 1) = :submission
                        order by effective_from desc, policy_activation_id desc
                        limit 1
                        """)
                .param("set", set)
                .param("submission", submission.value())
                .param("at", Timestamp.from(at))
                .query(String.class)
                .optional();
    }

    /** Whether it took effect by the instant, and was not replaced before it did. */
    boolean wasInForce(String set, String hash, Instant at) {
        return database.sql("""
                        select exists (
                            select from policy_activation one join policy_version using (policy_version_id)
                            where one.policy_set = :set and version_hash = :hash and one.effective_from <= :at
                                and not exists (
                                    select from policy_activation instead
                                    where instead.policy_set = :set and instead.effective_from = one.effective_from
                                        and instead.policy_activation_id > one.policy_activation_id
                                        and instead.activated_at <= one.effective_from))
                        """)
                .param("set", set)
                .param("hash", hash)
                .param("at", Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    /** The instants after this one at which something takes effect, in order. */
    List<Instant> scheduledAfter(String set, Instant at) {
        return database.sql("""
                        select distinct effective_from from policy_activation
                        where policy_set = :set and effective_from > :at
                        order by effective_from
                        """)
                .param("set", set)
                .param("at", Timestamp.from(at))
                .query((row, number) -> instant(row, "effective_from"))
                .list();
    }

    Optional<String> csv(String set, String hash) {
        return database.sql("select rows_csv from policy_version where policy_set = :set and version_hash = :hash")
                .param("set", set)
                .param("hash", hash)
                .query(String.class)
                .optional();
    }

    /** Versions whose hash begins with the prefix, newest first. */
    List<PolicyVersion> versions(String set, String prefix) {
        Map<String, List<PolicyActivation>> activations = activations(set, prefix);
        return database.sql("""
                        select version_number, version_hash, rows_csv, author, note, created_at
                        from policy_version
                        where policy_set = :set and starts_with(version_hash, :prefix)
                        order by version_number desc
                        """)
                .param("set", set)
                .param("prefix", prefix)
                .query((row, number) -> version(set, row, hash -> activations.getOrDefault(hash, List.of())))
                .list();
    }

    private Map<String, List<PolicyActivation>> activations(String set, String prefix) {
        Map<String, List<PolicyActivation>> activations = new HashMap<>();
        database.sql("""
                        select version_hash, effective_from, activated_at, activated_by, kind, policy_submission_id
                        from policy_activation join policy_version using (policy_version_id)
                        where policy_activation.policy_set = :set and starts_with(version_hash, :prefix)
                        order by policy_activation_id
                        """).param("set", set).param("prefix", prefix).query(row -> {
            activations
                    .computeIfAbsent(row.getString("version_hash"), none -> new ArrayList<>())
                    .add(activation(row));
        });
        return activations;
    }

    private static PolicyActivation activation(ResultSet row) throws SQLException {
        long submission = row.getLong("policy_submission_id");
        return new PolicyActivation(
                instant(row, "effective_from"),
                instant(row, "activated_at"),
                row.getString("activated_by"),
                PolicyActivation.Kind.valueOf(row.getString("kind")),
                submission == 0 ? null : new PolicySubmissionId(submission));
    }

    private static PolicyVersion version(
            String set, ResultSet row, Function<String, List<PolicyActivation>> activations) throws SQLException {
        String hash = row.getString("version_hash");
        return new PolicyVersion(
                set,
                row.getInt("version_number"),
                hash,
                row.getString("rows_csv"),
                row.getString("author"),
                row.getString("note"),
                instant(row, "created_at"),
                List.copyOf(activations.apply(hash)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}

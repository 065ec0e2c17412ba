package io.plimsoll.studio;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.PolicyDraftId;
import io.plimsoll.studio.Draft.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code policy_draft} and {@code policy_draft_revision}. */
@Component
class DraftRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Map<String, String>>> ROWS = new TypeReference<>() {};

    private final JdbcClient database;

    DraftRows(JdbcClient database) {
        this.database = database;
    }

    PolicyDraftId insert(
            String set, String baseHash, String name, List<Map<String, String>> rows, Actor by, Instant at) {
        PolicyDraftId id = new PolicyDraftId(database.sql("""
                        insert into policy_draft (policy_set, name, base_hash, rows, revision, created_by, created_at,
                                                  changed_by, changed_at)
                        values (:set, :name, :base, :rows::jsonb, 1, :by, :at, :by, :at)
                        returning policy_draft_id
                        """)
                .param("set", set)
                .param("name", name)
                .param("base", baseHash)
                .param("rows", JSON.writeValueAsString(rows))
                .param("by", by.name())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single());
        keep(id);
        return id;
    }

    /** Makes these rows the next revision and opens the draft again. Lock it first. */
    void save(PolicyDraftId id, List<Map<String, String>> rows, Actor by, Instant at) {
        database.sql("""
                        update policy_draft
                        set rows = :rows::jsonb, revision = revision + 1, state = 'OPEN', changed_by = :by, changed_at = :at
                        where policy_draft_id = :id
                        """)
                .param("rows", JSON.writeValueAsString(rows))
                .param("by", by.name())
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
        keep(id);
    }

    private void keep(PolicyDraftId id) {
        database.sql("""
                        insert into policy_draft_revision (policy_draft_id, revision, rows, saved_by, saved_at)
                        select policy_draft_id, revision, rows, changed_by, changed_at
                        from policy_draft where policy_draft_id = :id
                        """).param("id", id.value()).update();
    }

    void snapshot(PolicyDraftId id, String hash) {
        database.sql("update policy_draft set state = 'SNAPSHOT', snapshot_hash = :hash where policy_draft_id = :id")
                .param("hash", hash)
                .param("id", id.value())
                .update();
    }

    void discard(PolicyDraftId id, Actor by, Instant at) {
        database.sql("""
                        update policy_draft set state = 'DISCARDED', changed_by = :by, changed_at = :at
                        where policy_draft_id = :id
                        """)
                .param("by", by.name())
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
    }

    void lock(PolicyDraftId id) {
        database.sql("select policy_draft_id from policy_draft where policy_draft_id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .optional();
    }

    Optional<Draft> find(PolicyDraftId id) {
        return database.sql("""
                        select policy_set, name, base_hash, rows, revision, state, snapshot_hash, created_by, created_at,
                               changed_by, changed_at,
                               array(select distinct saved_by from policy_draft_revision kept
                                     where kept.policy_draft_id = policy_draft.policy_draft_id) as contributors
                        from policy_draft where policy_draft_id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> draft(id, row))
                .optional();
    }

    Optional<List<Map<String, String>>> revision(PolicyDraftId id, int revision) {
        return database.sql(
                        "select rows from policy_draft_revision where policy_draft_id = :id and revision = :revision")
                .param("id", id.value())
                .param("revision", revision)
                .query((row, number) -> rows(row))
                .optional();
    }

    /** Without those that were discarded, newest first. */
    List<Draft.Summary> list(String set) {
        return database.sql("""
                        select policy_draft_id, policy_set, name, base_hash, revision, state, snapshot_hash,
                               jsonb_array_length(rows) as row_count, created_by, changed_by, changed_at
                        from policy_draft
                        where policy_set = :set and state <> 'DISCARDED'
                        order by policy_draft_id desc
                        """)
                .param("set", set)
                .query((row, number) -> new Draft.Summary(
                        new PolicyDraftId(row.getLong("policy_draft_id")),
                        row.getString("policy_set"),
                        row.getString("name"),
                        row.getString("base_hash"),
                        row.getInt("revision"),
                        State.valueOf(row.getString("state")),
                        row.getString("snapshot_hash"),
                        row.getInt("row_count"),
                        row.getString("created_by"),
                        row.getString("changed_by"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    private static Draft draft(PolicyDraftId id, ResultSet row) throws SQLException {
        return new Draft(
                id,
                row.getString("policy_set"),
                row.getString("name"),
                row.getString("base_hash"),
                rows(row),
                row.getInt("revision"),
                State.valueOf(row.getString("state")),
                row.getString("snapshot_hash"),
                new TreeSet<>(Set.of((String[]) row.getArray("contributors").getArray())),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }

    private static List<Map<String, String>> rows(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("rows"), ROWS);
    }
}

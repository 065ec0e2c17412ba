package io.plimsoll.policy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code policy_decision}: each pair of version and question once. */
@Component
class PolicyDecisionRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> QUESTION = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, String>>> OUTCOME = new TypeReference<>() {};

    private final JdbcClient database;

    PolicyDecisionRows(JdbcClient database) {
        this.database = database;
    }

    /** What makes a decision the same as another. */
    record DecisionKey(String set, String versionHash, String questionHash) {}

    /** A decision as it is stored; {@code rowIds} are joined by line feeds on the way in. */
    record NewDecision(DecisionKey key, String questionJson, List<String> rowIds, String outcomeJson) {}

    Map<DecisionKey, Long> ids(Collection<DecisionKey> keys) {
        List<DecisionKey> asked = List.copyOf(keys);
        Map<DecisionKey, Long> ids = new HashMap<>();
        database.sql("""
                        select policy_decision_id, policy_set, version_hash, question_hash
                        from unnest(:sets::text[], :versions::text[], :questions::text[])
                            as asked (policy_set, version_hash, question_hash)
                        join policy_decision using (policy_set, version_hash, question_hash)
                        """)
                .param("sets", texts(asked, DecisionKey::set))
                .param("versions", texts(asked, DecisionKey::versionHash))
                .param("questions", texts(asked, DecisionKey::questionHash))
                .query(row -> {
                    ids.put(
                            new DecisionKey(
                                    row.getString("policy_set"),
                                    row.getString("version_hash"),
                                    row.getString("question_hash")),
                            row.getLong("policy_decision_id"));
                });
        return ids;
    }

    /** Stores those that are new, in one order for all, so that two transactions wait for each other but never in a circle. */
    void insert(Collection<NewDecision> decisions, Instant decidedAt) {
        List<NewDecision> ordered = decisions.stream()
                .sorted(Comparator.comparing(
                                (NewDecision decision) -> decision.key().set())
                        .thenComparing(decision -> decision.key().versionHash())
                        .thenComparing(decision -> decision.key().questionHash()))
                .toList();
        database.sql("""
                        insert into policy_decision
                            (policy_set, version_hash, question_hash, question, row_ids, outcome, decided_at)
                        select policy_set, version_hash, question_hash, question::jsonb,
                               string_to_array(row_ids, chr(10)), outcome::jsonb, :decidedAt
                        from unnest(:sets::text[], :versions::text[], :hashes::text[], :questions::text[],
                                    :rowIds::text[], :outcomes::text[])
                            as new (policy_set, version_hash, question_hash, question, row_ids, outcome)
                        on conflict on constraint one_decision_per_version_and_question do nothing
                        """)
                .param("sets", texts(ordered, decision -> decision.key().set()))
                .param("versions", texts(ordered, decision -> decision.key().versionHash()))
                .param("hashes", texts(ordered, decision -> decision.key().questionHash()))
                .param("questions", texts(ordered, NewDecision::questionJson))
                .param("rowIds", texts(ordered, decision -> String.join("\n", decision.rowIds())))
                .param("outcomes", texts(ordered, NewDecision::outcomeJson))
                .param("decidedAt", Timestamp.from(decidedAt))
                .update();
    }

    List<RecordedDecision> recorded(Collection<Long> ids) {
        return database.sql("""
                        select policy_decision_id, policy_decision.policy_set, version_number, version_hash, question,
                               row_ids, outcome, decided_at
                        from policy_decision join policy_version using (policy_set, version_hash)
                        where policy_decision_id = any(:ids)
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> recorded(row))
                .list();
    }

    private static RecordedDecision recorded(ResultSet row) throws SQLException {
        Array rowIds = row.getArray("row_ids");
        return new RecordedDecision(
                row.getLong("policy_decision_id"),
                row.getString("policy_set"),
                row.getInt("version_number"),
                row.getString("version_hash"),
                JSON.readValue(row.getString("question"), QUESTION),
                List.of((String[]) rowIds.getArray()),
                JSON.readValue(row.getString("outcome"), OUTCOME),
                row.getTimestamp("decided_at").toInstant());
    }

    private static <T> String[] texts(List<T> things, Function<T, String> text) {
        return things.stream().map(text).toArray(String[]::new);
    }
}

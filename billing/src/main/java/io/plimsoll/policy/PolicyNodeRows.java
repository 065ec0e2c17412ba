package io.plimsoll.policy;

import io.plimsoll.policy.PolicyNode.Use;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code policy_node} and {@code policy_node_version}. */
@Component
class PolicyNodeRows {

    private final JdbcClient database;

    PolicyNodeRows(JdbcClient database) {
        this.database = database;
    }

    void seen(String node, PolicyPin newest) {
        database.sql("""
                        insert into policy_node (node_id, last_activation) values (:node, :last)
                        on conflict (node_id) do update set last_activation = :last, seen_at = default
                        """)
                .param("node", node)
                .param("last", newest.lastActivation())
                .update();
    }

    /** Since when is kept while the version stays the same. */
    void uses(String node, Map<String, String> hashes) {
        List<Map.Entry<String, String>> inOrder = List.copyOf(hashes.entrySet());
        database.sql("""
                        insert into policy_node_version (node_id, policy_set, version_hash)
                        select :node, policy_set, version_hash
                        from unnest(:sets::text[], :hashes::text[]) as used (policy_set, version_hash)
                        on conflict (node_id, policy_set) do update
                            set version_hash = excluded.version_hash, used_since = default
                            where policy_node_version.version_hash <> excluded.version_hash
                        """)
                .param("node", node)
                .param("sets", inOrder.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("hashes", inOrder.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .update();
    }

    void forgetTheSilent() {
        database.sql("""
                        delete from policy_node
                        where node_id in (
                            select node_id from policy_node_in_use where silent_for > interval '5 minutes')
                        """).update();
    }

    List<PolicyNode> all() {
        Map<String, PolicyNode> nodes = new TreeMap<>();
        database.sql("""
                        select node_id, last_activation, joined_at, seen_at, policy_set, version_hash, used_since,
                               floor(extract(epoch from silent_for) * 1000)::bigint as silent_millis
                        from policy_node_in_use
                        """).query(row -> {
            nodes.merge(row.getString("node_id"), node(row), PolicyNodeRows::together);
        });
        return List.copyOf(nodes.values());
    }

    private static PolicyNode node(ResultSet row) throws SQLException {
        String set = row.getString("policy_set");
        return new PolicyNode(
                row.getString("node_id"),
                row.getLong("last_activation"),
                instant(row, "joined_at"),
                instant(row, "seen_at"),
                Duration.ofMillis(row.getLong("silent_millis")),
                set == null
                        ? Map.of()
                        : Map.of(set, new Use(row.getString("version_hash"), instant(row, "used_since"))));
    }

    private static PolicyNode together(PolicyNode one, PolicyNode other) {
        Map<String, Use> versions = new HashMap<>(one.versions());
        versions.putAll(other.versions());
        return new PolicyNode(one.id(), one.lastActivation(), one.joinedAt(), one.seenAt(), one.silentFor(), versions);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}

package io.plimsoll.audit;

import io.plimsoll.kernel.Actor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Appends to the audit record. Call it inside the transaction that makes the change. */
@Component
public class Audit {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcTemplate database;

    Audit(JdbcTemplate database) {
        this.database = database;
    }

    public void record(Actor actor, String action, String subject, Map<String, ?> detail, Instant at) {
        record(List.of(new AuditEntry(actor, action, subject, detail, at)));
    }

    /** Appends many entries at once, in their order. */
    public void record(List<AuditEntry> entries) {
        database.batchUpdate("""
                insert into audit_entry (recorded_at, actor, action, subject, detail)
                values (?, ?, ?, ?, ?::jsonb)
                """, entries, 1_000, (statement, entry) -> {
            statement.setTimestamp(1, Timestamp.from(entry.recordedAt()));
            statement.setString(2, entry.actor().name());
            statement.setString(3, entry.action());
            statement.setString(4, entry.subject());
            statement.setString(5, JSON.writeValueAsString(entry.detail()));
        });
    }
}

package io.plimsoll.audit;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the audit record. */
@Component
public class AuditEntries {

    private static final String ENTRIES = """
            select e.audit_entry_id, e.recorded_at, e.actor, e.action, e.subject, e.detail::text as detail,
                   c.sequence_number, c.hash, p.hash as previous_hash
            from audit_entry e left join audit_chain c using (audit_entry_id)
                 left join audit_chain p on p.sequence_number = c.sequence_number - 1
            """;

    private final JdbcClient database;

    AuditEntries(JdbcClient database) {
        this.database = database;
    }

    /** Newest first. */
    public Page<ChainedEntry> list(AuditFilter filter, int limit) {
        List<ChainedEntry> found = database.sql(
                        ENTRIES + where(filter) + " order by e.audit_entry_id desc limit :limit")
                .param("subject", filter.subject())
                .param("customer", filter.customer())
                .param("actor", filter.actor())
                .param("action", filter.action())
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()))
                .param("before", before(filter.cursor()))
                .param("limit", limit + 1)
                .query((row, n) -> entry(row))
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<ChainedEntry> shown = found.subList(0, limit);
        return new Page<>(shown, Long.toString(shown.getLast().entry().id()));
    }

    /** All entries about one of the subjects, in the order of their ids; for documents that are about few. */
    public List<ChainedEntry> about(List<String> subjects) {
        return database.sql(ENTRIES + " where e.subject = any(:subjects::text[]) order by e.audit_entry_id")
                .param("subjects", subjects.toArray(String[]::new))
                .query((row, n) -> entry(row))
                .list();
    }

    // Only what is asked for is in the statement, so that each question finds its index.
    private static String where(AuditFilter filter) {
        StringBuilder where = new StringBuilder(" where true");
        add(where, filter.subject(), "e.subject = :subject");
        add(where, filter.customer(), "e.detail ->> 'customer' = :customer");
        add(where, filter.actor(), "e.actor = :actor");
        add(where, filter.action(), "(e.action = :action or e.action like :action || '.%')");
        add(where, filter.from(), "e.recorded_at >= :from");
        add(where, filter.to(), "e.recorded_at < :to");
        add(where, filter.cursor(), "e.audit_entry_id < :before");
        return where.toString();
    }

    private static void add(StringBuilder where, @Nullable Object given, String condition) {
        if (given != null) {
            where.append(" and ").append(condition);
        }
    }

    private static ChainedEntry entry(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes("hash");
        byte[] previous = row.getBytes("previous_hash");
        return new ChainedEntry(
                new StoredEntry(
                        row.getLong("audit_entry_id"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")),
                row.getObject("sequence_number", Long.class),
                hash == null ? null : HexFormat.of().formatHex(hash),
                previous == null ? ChainHash.NONE : HexFormat.of().formatHex(previous));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Long before(@Nullable String cursor) {
        try {
            return cursor == null ? null : Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw new BillingException(
                    AuditRefusal.INVALID_CURSOR,
                    "expected the `next` of an earlier page as cursor, but got `%s`".formatted(cursor));
        }
    }
}

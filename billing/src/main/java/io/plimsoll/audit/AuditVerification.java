package io.plimsoll.audit;

import io.plimsoll.audit.Verification.FirstBad;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the whole audit record, a page at a time, and says whether it is as it was written. */
@Component
public class AuditVerification {

    private static final int LINKS_AT_A_TIME = 2_000;

    private final JdbcClient database;

    /** For whoever has a database and no application around it. */
    public AuditVerification(JdbcClient database) {
        this.database = database;
    }

    /** One at a time on a node: it reads everything. */
    public synchronized Verification verify(Checkpoints checkpoints) {
        try (CheckpointReader reader = checkpoints.read()) {
            ChainCheck check = new ChainCheck(reader::next);
            boolean good = true;
            long after = Long.MIN_VALUE;
            while (good) {
                List<ChainLink> links = links(after);
                if (links.isEmpty()) {
                    break;
                }
                for (ChainLink link : links) {
                    good = good && check.accept(link);
                }
                after = links.getLast().sequenceNumber();
            }
            return check.finish(count("audit_entry"), count("audit_waiting"), good ? stray() : null);
        }
    }

    private List<ChainLink> links(long after) {
        return database.sql("""
                        select c.sequence_number, c.audit_entry_id, c.hash, e.audit_entry_id is not null as there,
                               e.recorded_at, e.actor, e.action, e.subject, e.detail::text as detail
                        from audit_chain c left join audit_entry e using (audit_entry_id)
                        where c.sequence_number > :after
                        order by c.sequence_number
                        limit :limit
                        """)
                .param("after", after)
                .param("limit", LINKS_AT_A_TIME)
                .query((row, n) -> link(row))
                .list();
    }

    private static ChainLink link(ResultSet row) throws SQLException {
        long id = row.getLong("audit_entry_id");
        return new ChainLink(
                row.getLong("sequence_number"),
                id,
                HexFormat.of().formatHex(row.getBytes("hash")),
                row.getBoolean("there")
                        ? new StoredEntry(
                                id,
                                row.getObject("recorded_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getString("detail"))
                        : null);
    }

    // One statement, one snapshot: an entry that moves from waiting to the chain meanwhile is in one of them.
    private @Nullable FirstBad stray() {
        return database.sql("""
                        select audit_entry_id, false as gone
                        from audit_entry e
                        where not exists (select from audit_chain c where c.audit_entry_id = e.audit_entry_id)
                          and not exists (select from audit_waiting w where w.audit_entry_id = e.audit_entry_id)
                        union all
                        select audit_entry_id, true
                        from audit_waiting w
                        where not exists (select from audit_entry e where e.audit_entry_id = w.audit_entry_id)
                        order by audit_entry_id
                        limit 1
                        """)
                .query((row, n) -> stray(row.getLong("audit_entry_id"), row.getBoolean("gone")))
                .optional()
                .orElse(null);
    }

    static FirstBad stray(long entry, boolean gone) {
        return new FirstBad(
                null,
                entry,
                gone
                        ? "expected entry %d, but it was taken away before it was chained".formatted(entry)
                        : "expected entry %d in the chain, but it was put in beside it".formatted(entry));
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }
}

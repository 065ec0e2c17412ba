package io.plimsoll.audit;

import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives committed entries their places, behind those who write them. Nobody who records waits for it, and one that commits
 * late, with a smaller id than its neighbours, gets the next place.
 */
@Component
public class AuditChain {

    /** Of the advisory lock that lets one node at a time append. */
    private static final long SEQUENCER = 0x506c696d41756469L;

    /** @param hash in hexadecimal digits, over this place and all before it */
    public record Head(long sequenceNumber, String hash) {

        static final Head NONE = new Head(0, ChainHash.NONE);
    }

    private final JdbcClient database;

    AuditChain(JdbcClient database) {
        this.database = database;
    }

    /**
     * Chains up to {@code limit} waiting entries.
     *
     * @return how many; 0 when none waits or another node is at it
     */
    @Transactional
    public int advance(int limit) {
        if (!database.sql("select pg_try_advisory_xact_lock(:sequencer)")
                .param("sequencer", SEQUENCER)
                .query(Boolean.class)
                .single()) {
            return 0;
        }
        List<StoredEntry> waiting = waiting(limit);
        if (waiting.isEmpty()) {
            return 0;
        }
        Head head = head().orElse(Head.NONE);
        Long[] sequence = new Long[waiting.size()];
        Long[] ids = new Long[waiting.size()];
        String[] hashes = new String[waiting.size()];
        String previous = head.hash();
        for (int i = 0; i < waiting.size(); i++) {
            sequence[i] = head.sequenceNumber() + i + 1;
            ids[i] = waiting.get(i).id();
            previous = ChainHash.of(previous, sequence[i], waiting.get(i));
            hashes[i] = previous;
        }
        database.sql("""
                        insert into audit_chain (sequence_number, audit_entry_id, hash)
                        select place, entry, decode(hash, 'hex')
                        from unnest(:sequence::bigint[], :ids::bigint[], :hashes::text[]) as chained (place, entry, hash)
                        """)
                .param("sequence", sequence)
                .param("ids", ids)
                .param("hashes", hashes)
                .update();
        database.sql("delete from audit_waiting where audit_entry_id = any(:ids::bigint[])")
                .param("ids", ids)
                .update();
        return waiting.size();
    }

    /** The last place; empty while nothing is chained. */
    public Optional<Head> head() {
        return database.sql("select sequence_number, hash from audit_chain order by sequence_number desc limit 1")
                .query((row, n) ->
                        new Head(row.getLong("sequence_number"), HexFormat.of().formatHex(row.getBytes("hash"))))
                .optional();
    }

    /** Committed entries that have no place yet. */
    public long waiting() {
        return database.sql("select count(*) from audit_waiting")
                .query(Long.class)
                .single();
    }

    private List<StoredEntry> waiting(int limit) {
        return database.sql("""
                        select audit_entry_id, recorded_at, actor, action, subject, detail::text as detail
                        from audit_waiting join audit_entry using (audit_entry_id)
                        order by audit_entry_id
                        limit :limit
                        """)
                .param("limit", limit)
                .query((row, n) -> new StoredEntry(
                        row.getLong("audit_entry_id"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }
}

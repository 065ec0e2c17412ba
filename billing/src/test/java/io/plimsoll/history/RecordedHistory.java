package io.plimsoll.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a real Zeebe 8.5.8 broker exported for: {@code inv_1} held, approved, then an incident at issue, resolved;
 * {@code inv_2} held and voided; {@code thr_3} followed up; {@code inv_4} held and still waiting; {@code sub_5}, whose user
 * task a timer canceled. The task of {@code inv_1} has key 2251799813685275.
 */
public final class RecordedHistory {

    static final int RECORDS = 241;
    static final long LAST_POSITION = 359;

    private RecordedHistory() {}

    /** Writes the records as the exporter would. */
    public static void exportTo(JdbcClient database) {
        exportTo(database, LAST_POSITION);
    }

    /** Writes the records up to and including {@code position}. */
    static void exportTo(JdbcClient database, long position) {
        database.sql("""
                        insert into workflow_record
                        select r.* from unnest(:lines) as line, jsonb_populate_record(null::workflow_record, line::jsonb) as r
                        where r.position <= :position
                        on conflict do nothing
                        """)
                .param("lines", lines().toArray(String[]::new))
                .param("position", position)
                .update();
        database.sql("""
                        insert into workflow_export_progress (partition_id, exported_position, last_recorded_at)
                        values (1, :position, '2026-11-20T15:12:09.965Z')
                        on conflict (partition_id) do update set exported_position = excluded.exported_position
                        """).param("position", position).update();
    }

    private static List<String> lines() {
        InputStream file =
                Objects.requireNonNull(RecordedHistory.class.getResourceAsStream("zeebe-8.5.8-records.jsonl"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.plimsoll.metering;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.UsageImportId;
import io.plimsoll.metering.UsageImport.Format;
import io.plimsoll.metering.UsageImport.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The import requests and their rejected rows. */
@Component
class UsageImportRepository {

    private static final int FETCH_SIZE = 1_000;

    private final JdbcClient database;

    UsageImportRepository(JdbcClient database) {
        this.database = database;
    }

    UsageImportId insert(String fileName, Format format, Actor by, Instant at) {
        return new UsageImportId(database.sql("""
                        insert into usage_import (file_name, format, state, requested_by, requested_at)
                        values (:fileName, :format, 'QUEUED', :by, :at)
                        returning usage_import_id
                        """)
                .param("fileName", fileName)
                .param("format", format.name())
                .param("by", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single());
    }

    Optional<UsageImport> find(UsageImportId id) {
        return database.sql("select * from usage_import where usage_import_id = :id")
                .param("id", id.value())
                .query((row, number) -> usageImport(row))
                .optional();
    }

    List<UsageImport> before(long id, int limit) {
        return database.sql("""
                        select * from usage_import where usage_import_id < :before
                        order by usage_import_id desc limit :limit
                        """)
                .param("before", id)
                .param("limit", limit)
                .query((row, number) -> usageImport(row))
                .list();
    }

    List<UsageImportId> unfinished() {
        return database.sql("""
                        select usage_import_id from usage_import where state in ('QUEUED', 'RUNNING')
                        order by usage_import_id
                        """)
                .query((row, number) -> new UsageImportId(row.getLong(1)))
                .list();
    }

    void begin(UsageImportId id, Instant at) {
        database.sql("""
                        update usage_import set state = 'RUNNING', started_at = coalesce(started_at, :at)
                        where usage_import_id = :id and state in ('QUEUED', 'RUNNING')
                        """)
                .param("id", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void finish(UsageImportId id, State state, @Nullable String failure, Instant at) {
        database.sql("""
                        update usage_import set state = :state, failure = :failure, finished_at = :at
                        where usage_import_id = :id and state in ('QUEUED', 'RUNNING')
                        """)
                .param("id", id.value())
                .param("state", state.name())
                .param("failure", failure)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Moves the counters on from where this part of the file begins.
     *
     * @return false when they stand elsewhere: somebody else took this part in
     */
    boolean advance(UsageImportId id, long rowsBefore, long rows, long accepted, long duplicates, long rejected) {
        return database.sql("""
                        update usage_import
                        set rows_read = rows_read + :rows, accepted = accepted + :accepted,
                            duplicates = duplicates + :duplicates, rejected = rejected + :rejected
                        where usage_import_id = :id and rows_read = :rowsBefore and state = 'RUNNING'
                        """)
                        .param("id", id.value())
                        .param("rowsBefore", rowsBefore)
                        .param("rows", rows)
                        .param("accepted", accepted)
                        .param("duplicates", duplicates)
                        .param("rejected", rejected)
                        .update()
                == 1;
    }

    void insertRejects(UsageImportId id, List<UsageImportReject> rejects) {
        database.sql("""
                        insert into usage_import_reject (usage_import_id, row_number, event_id, code, detail, content)
                        select :id, reject.* from unnest(:rows, :eventIds, :codes, :details, :contents) as reject
                        """)
                .param("id", id.value())
                .param(
                        "rows",
                        rejects.stream().mapToLong(UsageImportReject::rowNumber).toArray())
                .param(
                        "eventIds",
                        rejects.stream().map(UsageImportReject::eventId).toArray(String[]::new))
                .param("codes", texts(rejects, UsageImportReject::code))
                .param("details", texts(rejects, UsageImportReject::detail))
                .param("contents", texts(rejects, UsageImportReject::content))
                .update();
    }

    List<UsageImportReject> rejectsAfter(UsageImportId id, long row, int limit) {
        return database.sql("""
                        select * from usage_import_reject where usage_import_id = :id and row_number > :row
                        order by row_number limit :limit
                        """)
                .param("id", id.value())
                .param("row", row)
                .param("limit", limit)
                .query((found, number) -> reject(found))
                .list();
    }

    /** Every reject in the order of the file, without holding them all. */
    void forEachReject(UsageImportId id, Consumer<UsageImportReject> action) {
        long row = 0;
        List<UsageImportReject> page = rejectsAfter(id, row, FETCH_SIZE);
        while (!page.isEmpty()) {
            page.forEach(action);
            row = page.getLast().rowNumber();
            page = page.size() < FETCH_SIZE ? List.of() : rejectsAfter(id, row, FETCH_SIZE);
        }
    }

    private static String[] texts(List<UsageImportReject> rejects, Function<UsageImportReject, String> text) {
        return rejects.stream().map(text).toArray(String[]::new);
    }

    private static UsageImportReject reject(ResultSet row) throws SQLException {
        return new UsageImportReject(
                row.getLong("row_number"),
                row.getString("event_id"),
                row.getString("code"),
                row.getString("detail"),
                row.getString("content"));
    }

    private static UsageImport usageImport(ResultSet row) throws SQLException {
        return new UsageImport(
                new UsageImportId(row.getLong("usage_import_id")),
                row.getString("file_name"),
                Format.valueOf(row.getString("format")),
                State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getLong("rows_read"),
                row.getLong("accepted"),
                row.getLong("duplicates"),
                row.getLong("rejected"),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

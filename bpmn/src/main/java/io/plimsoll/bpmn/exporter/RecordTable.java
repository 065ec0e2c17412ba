package io.plimsoll.bpmn.exporter;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Writes batches to PostgreSQL over one connection, which it makes when needed and forgets after any failure. */
final class RecordTable implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_SECONDS = 2;

    private final ExporterSettings settings;
    private final int partitionId;
    private @Nullable Connection connection;

    RecordTable(ExporterSettings settings, int partitionId) {
        this.settings = settings;
        this.partitionId = partitionId;
    }

    /** Writes the whole batch and the progress it means in one transaction; nothing of it when it throws. */
    void write(RecordBatch batch) throws SQLException {
        try {
            Connection open = connected();
            insert(open, batch.rows());
            advance(open, batch);
            open.commit();
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void insert(Connection open, List<KeptRecord> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String insert = """
                insert into workflow_record (partition_id, position, record_key, recorded_at, value_type, intent,
                       process_instance_key, bpmn_process_id, element_id, value)
                select ?, r.position, r.record_key, r.recorded_at, r.value_type, r.intent,
                       r.process_instance_key, r.bpmn_process_id, r.element_id, r.value::jsonb
                from unnest(?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                            ?::text[], ?::text[])
                     as r (position, record_key, recorded_at, value_type, intent, process_instance_key,
                           bpmn_process_id, element_id, value)
                on conflict do nothing
                """;
        try (PreparedStatement statement = open.prepareStatement(insert)) {
            statement.setInt(1, partitionId);
            statement.setArray(2, column(open, "bigint", rows, KeptRecord::position));
            statement.setArray(3, column(open, "bigint", rows, KeptRecord::recordKey));
            statement.setArray(
                    4, column(open, "timestamptz", rows, row -> row.recordedAt().toString()));
            statement.setArray(5, column(open, "text", rows, KeptRecord::valueType));
            statement.setArray(6, column(open, "text", rows, KeptRecord::intent));
            statement.setArray(7, column(open, "bigint", rows, KeptRecord::processInstanceKey));
            statement.setArray(8, column(open, "text", rows, KeptRecord::bpmnProcessId));
            statement.setArray(9, column(open, "text", rows, KeptRecord::elementId));
            statement.setArray(10, column(open, "text", rows, KeptRecord::value));
            if (statement.executeUpdate() < rows.size()) {
                refuseAnotherLog(open, rows);
            }
        }
    }

    /** Some rows were there already: fine when they are the same records, repeated; otherwise two logs would mix. */
    private void refuseAnotherLog(Connection open, List<KeptRecord> rows) throws SQLException {
        String differing = """
                select min(w.position)
                from unnest(?::bigint[], ?::bigint[], ?::timestamptz[]) as r (position, record_key, recorded_at)
                join workflow_record w on w.partition_id = ? and w.position = r.position
                where w.record_key <> r.record_key or w.recorded_at <> r.recorded_at
                """;
        try (PreparedStatement statement = open.prepareStatement(differing)) {
            statement.setArray(1, column(open, "bigint", rows, KeptRecord::position));
            statement.setArray(2, column(open, "bigint", rows, KeptRecord::recordKey));
            statement.setArray(
                    3, column(open, "timestamptz", rows, row -> row.recordedAt().toString()));
            statement.setInt(4, partitionId);
            try (ResultSet result = statement.executeQuery()) {
                if (result.next() && result.getObject(1) != null) {
                    throw new IllegalStateException(("expected the broker whose history this database holds, but record"
                                    + " %d of partition %d is another one; give each broker's data its own database")
                            .formatted(result.getLong(1), partitionId));
                }
            }
        }
    }

    /** Moves the progress forward, never back; a repeated batch therefore changes nothing. */
    private void advance(Connection open, RecordBatch batch) throws SQLException {
        long exported = exportedPosition(open);
        if (batch.lastPosition() <= exported) {
            return;
        }
        String progress = """
                insert into workflow_export_progress (partition_id, exported_position, last_recorded_at, missing_positions)
                values (?, ?, ?, ?)
                on conflict (partition_id) do update
                set exported_position = excluded.exported_position,
                    last_recorded_at = excluded.last_recorded_at,
                    missing_positions = workflow_export_progress.missing_positions + excluded.missing_positions
                """;
        try (PreparedStatement statement = open.prepareStatement(progress)) {
            statement.setInt(1, partitionId);
            statement.setLong(2, batch.lastPosition());
            statement.setObject(3, utc(batch.lastRecordedAt()));
            statement.setLong(4, batch.missingAfter(exported));
            statement.executeUpdate();
        }
    }

    private long exportedPosition(Connection open) throws SQLException {
        String query = "select exported_position from workflow_export_progress where partition_id = ? for update";
        try (PreparedStatement statement = open.prepareStatement(query)) {
            statement.setInt(1, partitionId);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connect();
            connection = open;
        }
        return open;
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        long socketSeconds = settings.statementTimeout().toSeconds() + CONNECT_TIMEOUT_SECONDS;
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT_SECONDS));
        properties.setProperty("loginTimeout", String.valueOf(2 * CONNECT_TIMEOUT_SECONDS));
        properties.setProperty("socketTimeout", String.valueOf(socketSeconds));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "plimsoll history exporter " + partitionId);
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            properties.setProperty("password", settings.password());
        }
        // The driver itself, not DriverManager: that does not see classes of the broker's exporter class loader.
        Connection made = new Driver().connect(settings.jdbcUrl(), properties);
        if (made == null) {
            throw new SQLException("expected a PostgreSQL URL, but the driver does not accept it");
        }
        try {
            made.setAutoCommit(false);
            try (PreparedStatement timeouts = made.prepareStatement(
                    "select set_config('statement_timeout', ?, false), set_config('lock_timeout', ?, false)")) {
                timeouts.setString(1, settings.statementTimeout().toMillis() + "ms");
                timeouts.setString(2, settings.statementTimeout().toMillis() + "ms");
                timeouts.execute();
            }
            made.commit();
            return made;
        } catch (SQLException e) {
            made.close();
            throw e;
        }
    }

    /** Forgets the connection; what was not committed is gone. */
    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It is of no use any more, closed or not.
            }
        }
    }

    private static Array column(
            Connection open, String type, List<KeptRecord> rows, Function<KeptRecord, @Nullable Object> value)
            throws SQLException {
        return open.createArrayOf(type, rows.stream().map(value).toArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

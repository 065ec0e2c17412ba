package io.plimsoll.bpmn.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryExporterIT {

    private static final Path MIGRATION =
            Path.of("../billing/src/main/resources/db/migration/history/V120__history.sql");
    private static final int BATCH = 5;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres postgres;

    private FakeBroker broker = new FakeBroker(Map.of());
    private HistoryExporter exporter = new HistoryExporter();

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void openOnAFreshDatabase() throws Exception {
        administer("drop database if exists history with (force)");
        administer("create database history");
        migrate();
        broker = broker();
        exporter = broker.open();
    }

    @AfterEach
    void close() {
        exporter.close();
    }

    @Test
    void writesAFullBatchAndAcknowledgesItAfterwards() throws Exception {
        export(1, BATCH);

        assertThat(broker.getLastExportedRecordPosition()).isEqualTo(BATCH);
        assertThat(number("select count(*) from workflow_record")).isEqualTo(BATCH);
        assertThat(text("select exported_position || ' ' || missing_positions from workflow_export_progress"))
                .isEqualTo(BATCH + " 0");
    }

    @Test
    void writesWhatTheRecordSays() throws Exception {
        export(1, BATCH);

        assertThat(text("""
                        select concat_ws(' ', partition_id, record_key, extract(epoch from recorded_at) * 1000, value_type,
                               intent, process_instance_key, bpmn_process_id, element_id, value->>'value')
                        from workflow_record where position = 1
                        """)).isEqualTo("1 1001 1795187159502.000000 VARIABLE CREATED 77 InvoiceProcess \"inv_1\"");
    }

    @Test
    void writesAPartialBatchSoonThoughTheBrokersClockStandsStill() throws Exception {
        export(1, 2);

        await(() -> broker.getLastExportedRecordPosition() == 2);
        assertThat(number("select count(*) from workflow_record")).isEqualTo(2);
    }

    @Test
    void acknowledgesRecordsItDoesNotKeep() throws Exception {
        exporter.export(new VariableCreated(1).asCommand());

        await(() -> broker.getLastExportedRecordPosition() == 1);
        assertThat(number("select count(*) from workflow_record")).isZero();
        assertThat(number("select exported_position from workflow_export_progress"))
                .isEqualTo(1);
    }

    @Test
    void changesNothingWhenTheBrokerRepeatsRecordsAfterACrash() throws Exception {
        export(1, BATCH);
        String before = everything();

        FakeBroker restarted = broker();
        HistoryExporter again = restarted.open();
        for (long position = 1; position <= BATCH; position++) {
            again.export(new VariableCreated(position));
        }
        again.close();

        assertThat(restarted.getLastExportedRecordPosition()).isEqualTo(BATCH);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void countsRecordsThatNeverCame() throws Exception {
        export(1, BATCH);
        export(BATCH + 3, 2 * BATCH + 2);

        assertThat(number("select missing_positions from workflow_export_progress"))
                .isEqualTo(2);
    }

    @Test
    void refusesTheLogOfAnotherBroker() throws Exception {
        export(1, BATCH);

        HistoryExporter other = broker().open();
        assertThatThrownBy(() -> {
                    for (long position = 1; position <= BATCH; position++) {
                        other.export(new VariableCreated(position).ofAnotherLog());
                    }
                })
                .hasMessageContaining("expected the broker whose history this database holds");
        other.close();
        assertThat(text("select string_agg(distinct (record_key - position)::text, ' ') from workflow_record"))
                .isEqualTo("1000");
    }

    @Test
    void waitsForTablesThatAreNotThereYet() throws Exception {
        administer("drop database history with (force)");
        administer("create database history");

        assertThatThrownBy(() -> export(1, BATCH)).hasMessageContaining("expected PostgreSQL to store the history");
        assertThat(broker.getLastExportedRecordPosition()).isEqualTo(-1);
        migrate();
        exporter.export(new VariableCreated(BATCH));

        assertThat(broker.getLastExportedRecordPosition()).isEqualTo(BATCH);
        assertThat(number("select count(*) from workflow_record")).isEqualTo(BATCH);
    }

    @Test
    void goesOnByItselfAfterPostgresqlWasAway() throws Exception {
        export(1, BATCH);
        administer("alter database history allow_connections false");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'history'");

        assertThatThrownBy(() -> export(BATCH + 1, 2 * BATCH)).isInstanceOf(IllegalStateException.class);
        assertThat(broker.getLastExportedRecordPosition()).isEqualTo(BATCH);
        administer("alter database history allow_connections true");

        await(() -> broker.getLastExportedRecordPosition() == 2 * BATCH);
        assertThat(number("select count(*) from workflow_record")).isEqualTo(2 * BATCH);
        assertThat(number("select missing_positions from workflow_export_progress"))
                .isZero();
    }

    @Test
    void writesWhatIsLeftWhenTheBrokerStops() throws Exception {
        exporter.close();
        exporter = new FakeBroker(arguments(Duration.ofHours(1))).open();
        exporter.export(new VariableCreated(1));
        exporter.close();

        assertThat(number("select count(*) from workflow_record")).isEqualTo(1);
    }

    private void export(long from, long to) {
        for (long position = from; position <= to; position++) {
            exporter.export(new VariableCreated(position));
        }
    }

    private static FakeBroker broker() {
        return new FakeBroker(arguments(Duration.ofMillis(50)));
    }

    private static Map<String, Object> arguments(Duration flushInterval) {
        return Map.of(
                "jdbcUrl",
                postgres.getJdbcUrl("postgres", "history"),
                "user",
                "postgres",
                "batchSize",
                BATCH,
                "flushIntervalMillis",
                flushInterval.toMillis());
    }

    private static void migrate() throws IOException, SQLException {
        try (Connection connection = postgres.getDatabase("postgres", "history").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(MIGRATION));
        }
    }

    private static void administer(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String everything() throws SQLException {
        return text("select string_agg(r::text, '|' order by position) from workflow_record r")
                + text("select p::text from workflow_export_progress p");
    }

    private static long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private static String text(String query) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", "history").getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        for (int i = 0; i < 1_000 && !condition.holds(); i++) {
            Thread.sleep(20);
        }
        assertThat(condition.holds()).isTrue();
    }
}

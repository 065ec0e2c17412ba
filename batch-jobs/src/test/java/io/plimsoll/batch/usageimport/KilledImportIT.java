package io.plimsoll.batch.usageimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.PlimsollDatabase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process of its own with little memory reads a large file, and is killed as {@code kill -9} does. */
class KilledImportIT {

    /** Far less than the file unpacked, and hardly more than the frameworks need. */
    private static final String HEAP = "-Xmx64m";

    private static final int ROWS = 100_000;

    @TempDir
    Path data;

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(dataSource);

    @BeforeEach
    void fill() {
        ImportingApplication.fill(database);
    }

    @Test
    void readsAHundredThousandRowsInLittleMemoryAndSurvivesAKill() throws Exception {
        queueFile();
        killWhen(() -> rowsRead() >= 35_000);
        assertThat(state()).isEqualTo("RUNNING");
        killWhen(() -> !state().equals("RUNNING"));
        assertThat(state()).isEqualTo("COMPLETED");
        assertThat(database.sql(
                                "select rows_read || ' ' || accepted || ' ' || duplicates || ' ' || rejected from usage_import")
                        .query(String.class)
                        .single())
                .isEqualTo(ROWS + " " + ROWS + " 0 0");
        assertThat(database.sql("select sum(quantity)::text from usage_bucket")
                        .query(String.class)
                        .single())
                .isEqualTo(String.valueOf(2 * ROWS));
    }

    private void killWhen(Callable<Boolean> reached) throws Exception {
        Process process = startProcess();
        try {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> reached.call() || !process.isAlive());
            assertThat(process.isAlive()).as("see the child's output").isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** As the façade does, without its application: the file under its import's name, then the row. */
    private void queueFile() throws IOException {
        Path folder = Files.createDirectories(data.resolve("imports"));
        try (OutputStream out =
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(folder.resolve("imp_1"))))) {
            for (int i = 0; i < ROWS; i++) {
                // As long as real events are: the whole would not fit into the heap.
                String line = ImportingApplication.event(i)
                        .replace("\"data\":{", "\"data\":{\"path\":\"" + "x".repeat(900) + "\",");
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        database.sql("""
                insert into usage_import (file_name, format, state, requested_by, requested_at)
                values ('large.jsonl.gz', 'JSONL_GZ', 'QUEUED', 'user:ash', now())
                """).update();
    }

    private Process startProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportingApplication.class.getName(),
                        PlimsollDatabase.url(dataSource),
                        data.toString())
                .inheritIO()
                .start();
    }

    private long rowsRead() {
        return database.sql("select rows_read from usage_import")
                .query(Long.class)
                .single();
    }

    private String state() {
        return database.sql("select state from usage_import")
                .query(String.class)
                .single();
    }
}

package io.plimsoll.batch.usageimport;

import static io.plimsoll.batch.usageimport.ImportingApplication.NOW;
import static io.plimsoll.batch.usageimport.ImportingApplication.event;
import static io.plimsoll.batch.usageimport.ImportingApplication.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plimsoll.PlimsollDatabase;
import io.plimsoll.batch.BatchLauncher;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.UsageImportId;
import io.plimsoll.metering.UsageImport;
import io.plimsoll.metering.UsageImport.State;
import io.plimsoll.metering.UsageImportReject;
import io.plimsoll.metering.UsageImportWork;
import io.plimsoll.metering.UsageImports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.scope.context.StepContext;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class UsageImportIT {

    private static final Actor ACTOR = Actor.user("ash");

    @TempDir
    Path data;

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(dataSource);

    private AnnotationConfigApplicationContext context;

    @BeforeEach
    void start() {
        ImportingApplication.fill(database);
        context = ImportingApplication.start(dataSource, data);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void readsLinesOfJson() throws IOException {
        assertReads12("usage.jsonl", bytes(events(0, 12)));
    }

    @Test
    void readsPackedLinesOfJson() throws IOException {
        assertReads12("usage.jsonl.gz", gzip(bytes(events(0, 12))));
    }

    @Test
    void readsATable() throws IOException {
        StringBuilder csv = new StringBuilder("\uFEFFtime,id,source,type,subject,calls,\"note, quoted\"\r\n");
        for (int i = 0; i < 12; i++) {
            csv.append("2026-05-02T10:00:00Z,e")
                    .append(i)
                    .append(",/s,api.calls,c")
                    .append(i % 10)
                    .append(",2,\r\n");
        }
        assertReads12("usage.csv", bytes(csv.toString()));
    }

    private void assertReads12(String name, byte[] content) throws IOException {
        UsageImport done = finished(request(name, content));
        assertThat(done.state()).as("%s", done.failure()).isEqualTo(State.COMPLETED);
        assertThat(counters(done)).containsExactly(12L, 12L, 0L, 0L);
        assertThat(calls()).isEqualTo("24");
        UsageImport again = finished(request(name, content));
        assertThat(counters(again)).containsExactly(12L, 0L, 12L, 0L);
        assertThat(calls()).isEqualTo("24");
        try (Stream<Path> files = Files.list(data.resolve("imports"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void storesWhatItRejectsByRowToDownload() {
        String good = event(1);
        String unknown = event(2).replace("\"c2\"", "\"nobody\"");
        String huge = event(3).replace("/s", "s".repeat(100_000));
        UsageImport done = finished(request(
                "usage.jsonl", bytes(String.join("\n", good, "", "{\"specversion\":", unknown, huge, "=\"x\"", good))));
        assertThat(counters(done)).containsExactly(6L, 1L, 1L, 4L);
        List<UsageImportReject> rejects = imports().rejects(done.id(), null, 10).data();
        assertThat(rejects)
                .extracting(reject -> reject.rowNumber() + " " + reject.eventId() + " " + reject.code())
                .containsExactly(
                        "3 null malformed-json",
                        "4 e2 unknown-customer",
                        "5 null event-too-large",
                        "6 null malformed-json");
        assertThat(rejects.get(1).content()).isEqualTo(unknown);
        assertThat(rejects.get(2).content()).hasSize(2_000);
        assertThat(imports()
                        .rejects(
                                done.id(), imports().rejects(done.id(), null, 3).next(), 3)
                        .data())
                .extracting(UsageImportReject::rowNumber)
                .containsExactly(6L);
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        imports().rejectsCsv(done.id(), csv);
        assertThat(csv.toString(StandardCharsets.UTF_8).lines())
                .hasSize(5)
                .first()
                .isEqualTo("row,id,code,detail,content");
        assertThat(csv.toString(StandardCharsets.UTF_8).lines().toList().getLast())
                .endsWith(",\"'=\"\"x\"\"\"");
    }

    @Test
    void aBadRowOfATableSpoilsNoOther() {
        String header = "id,source,type,subject,time,calls\n";
        String row = "e1,/s,api.calls,c1,2026-05-02T10:00:00Z,2\n";
        UsageImport done = finished(request(
                "usage.csv",
                bytes(header + "\"open,/s,api.calls,c1,2026-05-02T10:00:00Z,2\n" + "e2,/s\n"
                        + "e3,/s,api.calls,c1,2026-05-02T10:00:00Z,two\n" + row)));
        assertThat(counters(done)).containsExactly(4L, 1L, 0L, 3L);
        assertThat(imports().rejects(done.id(), null, 10).data())
                .extracting(UsageImportReject::code)
                .containsExactly("malformed-row", "malformed-row", "bad-number");
    }

    @Test
    void aFileThatCannotBeReadFailsAndSaysWhy() throws IOException {
        byte[] random = new byte[300_000];
        new Random(1).nextBytes(random);
        random[0] = 'x';
        byte[] packed = gzip(bytes(events(0, 20_000)));
        byte[] bomb = gzip(new byte[100 * 1024 * 1024]);
        assertFails("usage.csv", bytes("id,type\ne1,api.calls\n"), "source,subject,time is missing");
        assertFails("usage.csv", bytes("\n\n"), "header");
        assertFails("usage.csv", bytes("id,source,type,subject,time,id\n"), "two are the same");
        assertFails("usage.jsonl.gz", bytes(events(0, 3)), "packed with gzip, but it is not");
        assertFails("usage.jsonl", gzip(bytes(events(0, 3))), "name it .jsonl.gz");
        assertFails("usage.jsonl", random, "none of the first");
        assertFails("usage.jsonl.gz", bomb, "expected line 1 to end");
        UsageImport broken =
                assertFails("usage.jsonl.gz", Arrays.copyOf(packed, packed.length / 2), "breaks off after line ");
        assertThat(broken.accepted()).isBetween(1_000L, 19_999L).isEqualTo(broken.rowsRead());
        packed[packed.length / 2] ^= 0x55;
        assertFails("usage.jsonl.gz", packed, "damaged after line ");
    }

    private UsageImport assertFails(String name, byte[] content, String failure) {
        UsageImport done = finished(request(name, content));
        assertThat(done.state()).isEqualTo(State.FAILED);
        assertThat(done.failure()).startsWith("expected").contains(failure);
        return done;
    }

    @Test
    void refusesAFileItWouldNotKnowHowToRead() {
        for (String name : List.of("usage.xlsx", "usage.json", "")) {
            assertThatThrownBy(() -> request(name, bytes("x"))).isInstanceOf(BillingException.class);
        }
        assertThatThrownBy(() -> request("usage.csv", new byte[0]))
                .isInstanceOf(BillingException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> imports().get(new UsageImportId(99))).isInstanceOf(BillingException.class);
        assertThat(request("../../etc/usage.csv", bytes("x")).fileName()).isEqualTo("usage.csv");
    }

    @Test
    void goesOnAtTheRowAfterAKillWithNothingLostAndNothingTwice() throws IOException {
        launcher().stop();
        int rows = 12_000;
        String content = String.join("\n", events(0, 7_000), "not an event", events(7_000, rows));
        UsageImportId id = request("usage.jsonl", bytes(content)).id();
        // As a process leaves it that dies between the second chunk's start and its commit: one chunk is in.
        UsageImportTasklet dying =
                new UsageImportTasklet(context.getBean(UsageImportWork.class), InstantSource.fixed(NOW));
        context.getBean(UsageImportWork.class).began(id, NOW);
        leaveStarted(id, dying);
        assertThat(imports().get(id).rowsRead()).isEqualTo(UsageFile.CHUNK_ROWS);

        launcher().start();
        UsageImport done = finished(imports().get(id));
        assertThat(counters(done)).containsExactly(rows + 1L, (long) rows, 0L, 1L);
        assertThat(imports().rejects(id, null, 10).data())
                .extracting(UsageImportReject::rowNumber)
                .containsExactly(7_001L);
        assertThat(calls()).isEqualTo(String.valueOf(rows * 2));
    }

    private void leaveStarted(UsageImportId id, UsageImportTasklet dying) {
        JobRepository repository = context.getBean(JobRepository.class);
        var parameters =
                new JobParametersBuilder().addLong("request", id.value()).toJobParameters();
        var instance = repository.createJobInstance("usageImport", parameters);
        JobExecution execution = repository.createJobExecution(instance, parameters, new ExecutionContext());
        execution.setStatus(BatchStatus.STARTED);
        repository.update(execution);
        var step = repository.createStepExecution("takeRows", execution);
        step.setStatus(BatchStatus.STARTED);
        repository.update(step);
        var contribution = step.createStepContribution();
        var chunk = new ChunkContext(new StepContext(step));
        dying.execute(contribution, chunk);
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            dying.execute(contribution, chunk);
            status.setRollbackOnly();
        });
    }

    private UsageImport request(String name, byte[] content) {
        return imports().request(name, new ByteArrayInputStream(content), ACTOR, NOW);
    }

    private UsageImport finished(UsageImport requested) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> imports().get(requested.id()).finishedAt() != null);
        return imports().get(requested.id());
    }

    private UsageImports imports() {
        return context.getBean(UsageImports.class);
    }

    private BatchLauncher launcher() {
        return context.getBean(BatchLauncher.class);
    }

    private static Long[] counters(UsageImport done) {
        return new Long[] {done.rowsRead(), done.accepted(), done.duplicates(), done.rejected()};
    }

    private String calls() {
        return database.sql("select coalesce(sum(quantity), 0)::text from usage_bucket")
                .query(String.class)
                .single();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}

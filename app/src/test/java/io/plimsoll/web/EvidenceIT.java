package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.AppTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.tools.ToolProvider;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Takes a pack home and does things to it there. */
class EvidenceIT extends AppTest {

    private static final long SEED = 4_711;
    private static final int FLIPS = 400;

    @TempDir
    private Path folder;

    @Autowired
    private JdbcClient database;

    @Test
    void givesAPackThatVerifiesWithoutPlimsollAndFailsForAnyFlippedByte() throws Exception {
        String invoice = bill("evidence-cedar");
        walkThrough(invoice);
        byte[] zip = pack(invoice);
        assertThat(pack(invoice)).as("the same state gives the same bytes").isEqualTo(zip);
        unpack(zip);

        assertThat(names())
                .contains("invoice.json", "lines/001-trace.json", "audit.jsonl", "manifest.txt", "manifest.sig")
                .anyMatch(name -> name.startsWith("policies/tier-") && name.endsWith(".csv"))
                .anyMatch(name -> name.startsWith("usage/") && name.endsWith("contacts.csv"))
                .anyMatch(name -> name.startsWith("workflow/") && name.endsWith(".svg"));
        assertThat(Files.readString(folder.resolve("audit.jsonl"))).contains("\"invoice.looked-at\"", "\"hash\"");
        assertThat(verifyInAProcessOfItsOwn()).startsWith("ok: ").contains("1 audit entries in the chain");

        Files.writeString(folder.resolve("extra.txt"), "smuggled in");
        assertThat(verifyInAProcessOfItsOwn()).contains("WRONG extra.txt");
        Files.delete(folder.resolve("extra.txt"));

        flipBytes();
    }

    @Test
    void refusesAnInvoiceThatDoesNotExist() {
        assertThat(get("/api/v1/invoices/inv_99999999/evidence").status()).isEqualTo(404);
    }

    private void flipBytes() throws Exception {
        Method check = compiledVerifier();
        Random random = new Random(SEED);
        List<String> names = names();
        for (int flip = 0; flip < FLIPS; flip++) {
            String name = names.get(random.nextInt(names.size()));
            Path file = folder.resolve(name);
            byte[] genuine = Files.readAllBytes(file);
            byte[] changed = genuine.clone();
            int at = random.nextInt(genuine.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            assertThatThrownBy(() -> verified(check))
                    .as("seed %d, flip %d: byte %d of %s", SEED, flip, at, name)
                    .hasMessageContaining(name.startsWith("manifest") ? "manifest" : name);
            Files.write(file, genuine);
        }
        assertThat(verified(check)).contains("audit entries in the chain");
    }

    private String verified(Method check) throws Exception {
        try {
            return (String) check.invoke(null, folder, folder.resolve("checkpoint-key.pub"));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception wrong ? wrong : e;
        }
    }

    private Method compiledVerifier() throws Exception {
        Path classes = Files.createTempDirectory("verify");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        folder.resolve("Verify.java").toString());
        assertThat(result).isZero();
        ClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
        return loader.loadClass("Verify").getMethod("check", Path.class, Path.class);
    }

    private String verifyInAProcessOfItsOwn() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        folder.resolve("Verify.java").toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(printed.startsWith("ok") ? 0 : 1);
        return printed;
    }

    private byte[] pack(String invoice) {
        Answer answer = get("/api/v1/invoices/" + invoice + "/evidence");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("evidence-" + invoice + ".zip");
        return answer.response().body();
    }

    private void unpack(byte[] zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, in.readAllBytes());
            }
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** As the broker's history would tell it, and an audit entry about the invoice. */
    private void walkThrough(String invoice) {
        database.sql("""
                        insert into workflow_instance (process_instance_key, bpmn_process_id, process_version, subject, customer, state, started_at)
                        values (88000100, 'InvoiceProcess', 1, :invoice, 'evidence-cedar', 'ACTIVE', '2026-05-01T08:00:00Z');
                        insert into workflow_step (element_instance_key, process_instance_key, element_id, element_type, state, started_at, ended_at, position)
                        values (88000101, 88000100, 'Event_InvoiceDrafted', 'START_EVENT', 'COMPLETED', '2026-05-01T08:00:00Z', '2026-05-01T08:00:00Z', 1);
                        insert into audit_entry (recorded_at, actor, action, subject, detail)
                        values ('2026-05-01T08:00:00.123456Z', 'user:cedar', 'invoice.looked-at', :invoice, '{"note": "größer \\"als\\" gedacht"}')
                        """).param("invoice", invoice).update();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> get("/api/v1/audit/entries?subject=" + invoice)
                        .json()
                        .path("data")
                        .valueStream()
                        .allMatch(entry -> entry.path("sequenceNumber").isNumber()));
    }

    private String bill(String customer) {
        put("/api/v1/meters/contacts", """
                {"eventType":"contacts.counted","aggregation":"MAX","property":"contacts","unit":"contact"}""");
        put("/api/v1/plans/email-49", """
                {"name":"E-mail 49","intervalMonths":1,"alignment":"CALENDAR"}""");
        put("/api/v1/customers/" + customer, """
                {"name":"Cedar","currency":"USD","country":"US","segment":"growth","timeZone":"UTC"}""");
        post("/api/v1/subscriptions", """
                {"customer":"%s","plan":"email-49","startAt":"2026-04-01T00:00:00Z","seats":1}""".formatted(customer));
        post("/api/v1/events", """
                {"specversion":"1.0","id":"ev1","source":"/evidence","type":"contacts.counted","subject":"%s",
                 "time":"2026-04-20T10:00:00Z","data":{"contacts":12000}}""".formatted(customer), "Content-Type", "application/cloudevents+json");
        post("/api/v1/billing-runs", """
                {"through":"2026-05-01T00:00:00Z","dryRun":false}""");
        String list = "/api/v1/invoices?customer=" + customer;
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !get(list).json().path("data").isEmpty());
        JsonNode first = get(list).json().path("data").get(0);
        return first.path("id").asString();
    }
}

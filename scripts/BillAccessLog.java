import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Bills a real access log through the HTTP API of a running Plimsoll and recounts it with DuckDB, which shares no code with
 * Plimsoll. Run by {@code scripts/bill-access-log}; see {@code docs/guides/bill-the-access-log.md}.
 *
 * <p>Arguments: base URL, API key, file, and, to wait for a server that is just starting, its process id. Exits with 1 when a count or the money differs.
 */
public final class BillAccessLog {

    private static final int CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /**
     * What May 2015 should cost, from the file alone: requests GRADUATED (10 at 0.05, up to 100 at 0.02, then 0.01), gigabytes
     * PER_UNIT at 0.90 after 0.01 GB, each line rounded half up to cents.
     */
    private static final String RECOUNT = """
            with used as (
                select subject, count(*) as requests, sum(cast(data.bytes as decimal(20, 0))) as bytes
                  from (select distinct on (subject, source, id) subject, data from events
                         where time >= timestamp '2015-05-01' and time < timestamp '2015-06-01')
                 group by subject),
            charged as (
                select cast(least(requests, 10) as decimal(18, 0)) * cast('0.05' as decimal(9, 2))
                     + cast(greatest(least(requests, 100) - 10, 0) as decimal(18, 0)) * cast('0.02' as decimal(9, 2))
                     + cast(greatest(requests - 100, 0) as decimal(18, 0)) * cast('0.01' as decimal(9, 2)) as for_requests,
                       cast(greatest(cast(bytes as hugeint) - 10000000, 0) as hugeint) * 90 as gigabyte_microcents
                  from used)
            select count(*) as invoices,
                   cast(sum(for_requests + cast((gigabyte_microcents + 500000000) // 1000000000 as decimal(18, 0)) / 100)
                        as decimal(18, 2)) as total
              from charged
            """;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String api;
    private final String key;
    private final Connection duckdb;

    private BillAccessLog(String baseUrl, String key, Connection duckdb) {
        this.api = baseUrl + "/api/v1";
        this.key = key;
        this.duckdb = duckdb;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3 || arguments.length > 4) {
            System.err.println("expected BASE_URL API_KEY FILE [SERVER_PID]");
            System.exit(2);
        }
        Path file = Path.of(arguments[2]);
        if (arguments.length == 4) {
            waitUntilReady(URI.create(arguments[0] + "/actuator/health/readiness"), Long.parseLong(arguments[3]));
        }
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            boolean agrees = new BillAccessLog(arguments[0], arguments[1], duckdb).run(file);
            System.exit(agrees ? 0 : 1);
        }
    }

    private boolean run(Path file) throws Exception {
        try (var statement = duckdb.createStatement()) {
            statement.execute("create table events as select * from read_json('"
                    + file.toString().replace("'", "''")
                    + "', format = 'newline_delimited', columns = {id: 'varchar', source: 'varchar', subject: 'varchar',"
                    + " time: 'timestamp', data: 'struct(bytes bigint)'})");
        }
        say("catalog: meters requests and gigabytes-sent, plan web-traffic");
        send("PUT", "/meters/requests", """
                {"eventType":"http.request","aggregation":"COUNT","unit":"request"}""");
        send("PUT", "/meters/gigabytes-sent", """
                {"eventType":"http.request","aggregation":"SUM","property":"bytes","unit":"GB","unitExponent":9}""");
        send("PUT", "/plans/web-traffic", """
                {"name":"Web traffic","intervalMonths":1,"alignment":"CALENDAR"}""");

        List<String> customers = strings("select distinct subject from events order by subject");
        say("customers: " + customers.size() + ", each subscribed from 2015-05-01");
        forEach(customers, customer -> {
            send("PUT", "/customers/" + customer, """
                    {"name":"%s","currency":"USD","country":"US","segment":"startup","timeZone":"UTC"}""".formatted(customer));
            send("POST", "/subscriptions", """
                    {"customer":"%s","plan":"web-traffic","startAt":"2015-05-01T00:00:00Z","seats":0}""".formatted(customer));
        });

        say("first import");
        String first = importFile(file);
        say("second import of the same file");
        String second = importFile(file);
        BigDecimal accepted = number(first, "accepted");
        BigDecimal acceptedAgain = number(second, "accepted");
        BigDecimal duplicates = number(second, "duplicates");

        say("billing run through 2015-06-01");
        String run = send("POST", "/billing-runs", """
                {"through":"2015-06-01T00:00:00Z","dryRun":false}""");
        run = waitFor("/billing-runs/" + text(run, "id"));
        if (number(run, "failed").signum() != 0) {
            throw new IllegalStateException("expected no failed subscription, but the run says " + run);
        }

        long invoices = 0;
        BigDecimal total = NOTHING;
        String cursor = null;
        do {
            String page = send("GET", "/invoices?limit=100" + (cursor == null ? "" : "&cursor=" + cursor), null);
            List<String> totals = strings(
                    "select unnest(json_extract_string(?::json, '$.data[*].total'))", page);
            invoices += totals.size();
            for (String one : totals) {
                total = total.add(new BigDecimal(one));
            }
            cursor = text(page, "next");
        } while (cursor != null);

        long expectedInvoices;
        BigDecimal recount;
        try (var statement = duckdb.createStatement(); ResultSet row = statement.executeQuery(RECOUNT)) {
            row.next();
            expectedInvoices = row.getLong("invoices");
            recount = row.getBigDecimal("total");
        }
        BigDecimal rows = new BigDecimal(strings("select cast(count(*) as varchar) from events").getFirst());
        BigDecimal difference = total.subtract(recount);
        System.out.println("accepted=" + accepted + " duplicates=" + duplicates + " invoices=" + invoices + " total=" + total
                + " recount=" + recount + " difference=" + difference.toPlainString());
        return accepted.compareTo(rows) == 0
                && acceptedAgain.signum() == 0
                && duplicates.compareTo(rows) == 0
                && invoices == expectedInvoices
                && difference.signum() == 0;
    }

    /** Waits until the server takes work; the first start also builds, so only the end of its process ends the wait early. */
    private static void waitUntilReady(URI readiness, long server) throws Exception {
        HttpRequest ask =
                HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                try {
                    if (client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    if (!ProcessHandle.of(server).map(ProcessHandle::isAlive).orElse(false)) {
                        throw new IllegalStateException("expected the server to start, but its process has ended", notYet);
                    }
                }
                Thread.sleep(300);
            }
        }
        throw new IllegalStateException("expected the server to be ready within " + PATIENCE + ", but it is not");
    }

    private String importFile(Path file) throws Exception {
        String boundary = "plimsoll-access-log";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + file.getFileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/usage-imports"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> around(head, file, tail)))
                .build();
        return waitFor("/usage-imports/" + text(body(http.send(request, HttpResponse.BodyHandlers.ofString())), "id"));
    }

    private static InputStream around(byte[] head, Path file, byte[] tail) {
        try {
            return new SequenceInputStream(
                    new SequenceInputStream(new ByteArrayInputStream(head), Files.newInputStream(file)),
                    new ByteArrayInputStream(tail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Polls a running job until it is over; a failed one is an error. */
    private String waitFor(String path) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            String job = send("GET", path, null);
            switch (String.valueOf(text(job, "state"))) {
                case "COMPLETED" -> {
                    return job;
                }
                case "FAILED" -> throw new IllegalStateException("expected " + path + " to complete, but it says " + job);
                default -> Thread.sleep(200);
            }
        }
        throw new IllegalStateException("expected " + path + " to complete within " + PATIENCE + ", but it did not");
    }

    /** One call; waits as told when there are too many. */
    private String send(String method, String path, String json) throws Exception {
        HttpRequest.BodyPublisher body =
                json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(1))
                .method(method, body)
                .build();
        while (true) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 429) {
                return body(response);
            }
            Thread.sleep(1000 * response.headers().firstValueAsLong("Retry-After").orElse(1));
        }
    }

    private static String body(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException("expected " + response.request().method() + " "
                    + response.request().uri().getPath() + " to succeed, but got " + response.statusCode() + " "
                    + response.body());
        }
        return response.body();
    }

    private interface Step {
        void on(String item) throws Exception;
    }

    private static void forEach(List<String> items, Step step) throws Exception {
        List<Future<?>> done = new ArrayList<>();
        try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (String item : items) {
                done.add(connections.submit((Callable<Void>) () -> {
                    step.on(item);
                    return null;
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private BigDecimal number(String json, String field) throws SQLException {
        return new BigDecimal(String.valueOf(text(json, field)));
    }

    private synchronized String text(String json, String field) throws SQLException {
        return strings("select json_extract_string(?::json, '$." + field + "')", json).getFirst();
    }

    private synchronized List<String> strings(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = duckdb.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }

    private static void say(String progress) {
        System.err.println(progress);
    }
}

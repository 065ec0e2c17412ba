package io.plimsoll.metering;

import static io.plimsoll.metering.MeteringFixture.NOW;
import static io.plimsoll.metering.MeteringFixture.event;
import static io.plimsoll.metering.MeteringFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollComponents;
import io.plimsoll.customer.CustomerDetails;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.MeterId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

class ConcurrentMeteringIT {

    private static final int THREADS = 8;

    private final MeteringFixture fixture = new MeteringFixture();

    @Test
    void eightIdenticalBatchesAtOnceCountOnce() throws Exception {
        CustomerId acme = fixture.customer("acme");
        MeterId calls = fixture.meter("calls", "api.calls", "SUM", "calls");
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            events.add(event("e" + i, "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":2}"));
        }
        List<IngestResult> results = atOnce(THREADS, thread -> {
            List<UsageEvent> shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, new Random(thread));
            return fixture.metering.ingest(lines(shuffled), NOW);
        });
        assertThat(results.stream().mapToInt(IngestResult::accepted).sum()).isEqualTo(500);
        assertThat(results.stream().mapToInt(IngestResult::duplicates).sum()).isEqualTo(500 * (THREADS - 1));
        assertThat(fixture.quantity(acme, calls)).isEqualTo("1000");
    }

    @Test
    void overlappingCustomersInAnyOrderNeverDeadlock() throws Exception {
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            customers.add(fixture.customer("c" + i));
        }
        MeterId count = fixture.meter("count", "used", "COUNT", null);
        MeterId greatest = fixture.meter("greatest", "used", "MAX", "n");
        MeterId latest = fixture.meter("latest", "used", "LATEST", "n");
        MeterId users = fixture.meter("users", "used", "UNIQUE_COUNT", "n");
        int batches = 12;
        int size = 300;
        List<Integer> accepted = atOnce(THREADS, thread -> {
            Random random = new Random(thread);
            int sum = 0;
            for (int batch = 0; batch < batches; batch++) {
                List<UsageEvent> events = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    events.add(event(
                            thread + "-" + batch + "-" + i,
                            "used",
                            "c" + random.nextInt(20),
                            "2026-05-02T1" + random.nextInt(10) + ":00:00Z",
                            "{\"n\":" + random.nextInt(50) + "}"));
                }
                sum += fixture.metering.ingest(lines(events), NOW).accepted();
            }
            return sum;
        });
        assertThat(accepted).containsOnly(batches * size);
        long counted = 0;
        for (CustomerId customer : customers) {
            counted += Long.parseLong(fixture.quantity(customer, count));
            assertThat(fixture.quantity(customer, greatest)).isEqualTo("49");
            assertThat(fixture.quantity(customer, users)).isEqualTo("50");
            assertThat(fixture.quantity(customer, latest)).isNotEmpty();
        }
        assertThat(counted).isEqualTo((long) THREADS * batches * size);
        assertThat(deadlocks()).isZero();
    }

    @Test
    void aMeterCountedWhileBatchesComeInMissesAndDoublesNothing() throws Exception {
        CustomerId acme = fixture.customer("acme");
        fixture.meter("first", "used", "COUNT", null);
        int batches = 30;
        MeterId[] late = new MeterId[1];
        atOnce(4, thread -> {
            for (int batch = 0; batch < batches; batch++) {
                if (thread == 0 && batch == batches / 2) {
                    late[0] = fixture.meter("late", "used", "SUM", "n");
                    fixture.metering.backfill(late[0], NOW);
                }
                String id = thread + "-" + batch;
                fixture.metering.ingest(
                        lines(List.of(
                                event(id + "a", "used", "acme", "2026-05-02T10:00:00Z", "{\"n\":1}"),
                                event(id + "b", "used", "acme", "2026-05-02T11:00:00Z", "{\"n\":1}"))),
                        NOW);
            }
            return true;
        });
        assertThat(fixture.quantity(acme, late[0])).isEqualTo(String.valueOf(4 * batches * 2));
    }

    @Test
    void usageComesInWhileItsCustomerIsBeingChanged() {
        fixture.customer("acme");
        fixture.meter("calls", "api.calls", "COUNT", null);
        try (AnnotationConfigApplicationContext context =
                PlimsollComponents.over(fixture.dataSource, "customer", "audit")) {
            context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
                context.getBean(Customers.class)
                        .put(
                                new CustomerKey("acme"),
                                new CustomerDetails("Acme", "USD", "US", "growth", "UTC", null),
                                Actor.user("amber"),
                                NOW);
                IngestResult result = CompletableFuture.supplyAsync(
                                () -> fixture.ingest(event("e1", "api.calls", "acme", "2026-05-02T10:00:00Z", "{}")))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join();
                assertThat(result.accepted()).isEqualTo(1);
            });
        }
    }

    private long deadlocks() {
        return fixture.database
                .sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    private interface Work<T> {
        T of(int thread) throws Exception;
    }

    private static <T> List<T> atOnce(int threads, Work<T> work) throws InterruptedException, ExecutionException {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                tasks.add(() -> work.of(thread));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}

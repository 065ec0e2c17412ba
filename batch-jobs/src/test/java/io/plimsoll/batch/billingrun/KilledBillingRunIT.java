package io.plimsoll.batch.billingrun;

import static io.plimsoll.BillingBook.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.BillingBook;
import io.plimsoll.PlimsollContext;
import io.plimsoll.batch.BatchLauncher;
import io.plimsoll.billingrun.BillingRun;
import io.plimsoll.billingrun.BillingRuns;
import io.plimsoll.kernel.BillingRunId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.repository.JobRepository;

class KilledBillingRunIT {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final int CUSTOMERS = 3_000;

    @Test
    void whatAKilledProcessBeganAnotherFinishes() throws IOException, InterruptedException {
        try (BillingBook book = new BillingBook("io.plimsoll.batch")) {
            book.get(BatchLauncher.class).stop();
            book.subscribedCustomers(CUSTOMERS);
            BillingRuns runs = book.get(BillingRuns.class);
            BillingRunId id = runs.request(JUNE, false, FINANCE, JUNE).id();

            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-D" + PlimsollContext.SHARED_DATABASE + "="
                                    + book.context().url(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            BillingProcess.class.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> runs.get(id).done() > 0);
            } finally {
                process.destroyForcibly().waitFor();
            }
            assertThat(runs.get(id).state()).isEqualTo(BillingRun.State.RUNNING);
            assertThat(runs.get(id).done()).isBetween(1L, CUSTOMERS - 1L);
            assertThat(book.get(JobRepository.class).findRunningJobExecutions("billing-run"))
                    .hasSize(1);

            book.get(BatchLauncher.class).start();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> runs.get(id).state().isOver());

            assertThat(runs.get(id).state()).isEqualTo(BillingRun.State.COMPLETED);
            assertThat(runs.get(id).invoices()).isEqualTo(CUSTOMERS);
            assertThat(book.count("select count(distinct subscription_id) from invoice"))
                    .isEqualTo(CUSTOMERS)
                    .isEqualTo(book.count("select count(*) from invoice"))
                    .isEqualTo(book.count("select count(*) from outbox_message"));
        }
    }
}

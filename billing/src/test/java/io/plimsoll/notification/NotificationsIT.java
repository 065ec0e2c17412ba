package io.plimsoll.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollDatabase;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class NotificationsIT {

    private static final Instant AT = Instant.parse("2026-05-01T00:00:00Z");
    private static final CustomerKey ACME = new CustomerKey("acme");

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(dataSource);
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final Notifications notifications = new Notifications(database);
    private final CustomerId acme =
            new CustomerId(database.sql("""
                    insert into customer (customer_key, name, currency, country, segment, time_zone, email, created_at, updated_at)
                    values ('acme', 'Acme', 'USD', 'US', 'startup', 'UTC', 'billing@acme.example', now(), now())
                    returning customer_id
                    """).query(Long.class).single());

    @Test
    void queuesAMessageOncePerBusinessKeyAndNeverRewordsIt() {
        assertThat(queue("thr_1:CUSTOMER", "CUSTOMER", "first words")).isTrue();
        assertThat(queue("thr_1:CUSTOMER", "CUSTOMER", "other words")).isFalse();
        assertThat(list()).extracting(Notification::subject).containsExactly("first words");
    }

    @Test
    void addressesTheCustomerAndLeavesStaffToTheAdapter() {
        queue("a", "CUSTOMER", "s");
        queue("b", "SUCCESS", "s");
        assertThat(list()).extracting(Notification::recipient).containsExactly(null, "billing@acme.example");
    }

    @Test
    void handsOutWhatIsUndeliveredUntilItIsDelivered() {
        queue("a", "CUSTOMER", "a");
        queue("b", "CUSTOMER", "b");
        Notification first = notifications.undelivered(1).getFirst();
        notifications.failed(first.id(), "mailbox\0full");
        assertThat(notifications.undelivered(10))
                .extracting(Notification::subject)
                .containsExactly("b", "a");
        notifications.delivered(first.id(), "outbox/1.eml", AT);
        assertThat(notifications.undelivered(10))
                .extracting(Notification::subject)
                .containsExactly("b");
        assertThat(list().getLast()).satisfies(delivered -> {
            assertThat(delivered.deliveredTo()).isEqualTo("outbox/1.eml");
            assertThat(delivered.attempts()).isEqualTo(2);
            assertThat(delivered.lastError()).isNull();
        });
    }

    @Test
    void twoCarriersNeverHoldTheSameMessage() {
        queue("a", "CUSTOMER", "a");
        queue("b", "CUSTOMER", "b");
        transactions.executeWithoutResult(_ -> {
            List<Notification> mine = notifications.undelivered(1);
            List<Notification> theirs = CompletableFuture.supplyAsync(() -> notifications.undelivered(10))
                    .join();
            assertThat(mine).extracting(Notification::subject).containsExactly("a");
            assertThat(theirs).extracting(Notification::subject).containsExactly("b");
        });
    }

    @Test
    void pagesNewestFirst() {
        for (String key : List.of("a", "b", "c")) {
            queue(key, "CUSTOMER", key);
        }
        Page<Notification> first = notifications.ofCustomer(ACME, null, 2);
        Page<Notification> second = notifications.ofCustomer(ACME, first.next(), 2);
        assertThat(first.data()).extracting(Notification::subject).containsExactly("c", "b");
        assertThat(second.data()).extracting(Notification::subject).containsExactly("a");
        assertThat(second.next()).isNull();
        assertThatThrownBy(() -> notifications.ofCustomer(ACME, "rubbish", 2)).isInstanceOf(BillingException.class);
    }

    private boolean queue(String key, String audience, String subject) {
        return notifications.queue(new NewNotification(key, acme, audience, "MAIL", subject, "body"), AT);
    }

    private List<Notification> list() {
        return notifications.ofCustomer(ACME, null, 10).data();
    }
}

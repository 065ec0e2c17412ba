package io.plimsoll.notification;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PageCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages to customers and staff: queued by capabilities, carried by adapters. */
@Component
public class Notifications {

    private static final int PAGE_SIZE_MAX = 200;
    private static final int ERROR_LENGTH_MAX = 1_000;

    private final JdbcClient database;

    Notifications(JdbcClient database) {
        this.database = database;
    }

    /**
     * Queues a message in the caller's transaction. One for the CUSTOMER goes to the e-mail address the customer has now.
     *
     * @return false when its business key was queued before; nothing changes then
     */
    public boolean queue(NewNotification notification, Instant at) {
        return database.sql("""
                        insert into notification
                            (business_key, customer_id, audience, channel, recipient, subject, body, created_at)
                        select :key, customer_id, :audience, :channel, case when :audience = 'CUSTOMER' then email end,
                               :subject, :body, :at
                        from customer where customer_id = :customer
                        on conflict (business_key) do nothing
                        """)
                        .param("key", notification.businessKey())
                        .param("customer", notification.customer().value())
                        .param("audience", notification.audience())
                        .param("channel", notification.channel())
                        .param("subject", notification.subject())
                        .param("body", notification.body())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /**
     * The undelivered ones with the fewest attempts, oldest first, locked until the caller's transaction ends; another caller
     * passes them over. Call it in a transaction, and mark each {@link #delivered} or {@link #failed} in the same one.
     */
    public List<Notification> undelivered(int limit) {
        return database.sql("""
                        select n.*, c.customer_key
                        from notification n join customer c using (customer_id)
                        where n.delivered_at is null
                        order by n.attempts, n.notification_id
                        limit :limit
                        for update of n skip locked
                        """)
                .param("limit", limit)
                .query((row, number) -> notification(row))
                .list();
    }

    public void delivered(long id, String deliveredTo, Instant at) {
        database.sql("""
                        update notification
                        set delivered_at = :at, delivered_to = :deliveredTo, attempts = attempts + 1, last_error = null
                        where notification_id = :id and delivered_at is null
                        """)
                .param("id", id)
                .param("deliveredTo", deliveredTo)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Counts the attempt; the message stays undelivered. */
    public void failed(long id, String error) {
        database.sql("""
                        update notification set attempts = attempts + 1, last_error = left(:error, :limit)
                        where notification_id = :id and delivered_at is null
                        """)
                .param("id", id)
                .param("error", error.replace('\0', '\uFFFD'))
                .param("limit", ERROR_LENGTH_MAX)
                .update();
    }

    /** Newest first. */
    public Page<Notification> ofCustomer(CustomerKey customer, @Nullable String cursor, int limit) {
        int size = Math.clamp(limit, 1, PAGE_SIZE_MAX);
        List<Notification> found = database.sql("""
                        select n.*, c.customer_key
                        from notification n join customer c using (customer_id)
                        where c.customer_key = :customer and n.notification_id < :before
                        order by n.notification_id desc
                        limit :limit
                        """)
                .param("customer", customer.value())
                .param("before", cursor == null ? Long.MAX_VALUE : before(cursor))
                .param("limit", size + 1)
                .query((row, number) -> notification(row))
                .list();
        return found.size() <= size
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, size),
                        new PageCursor("", found.get(size - 1).id()).encode());
    }

    private static long before(String cursor) {
        return PageCursor.decode(cursor)
                .orElseThrow(() -> new BillingException(
                        NotificationRefusal.BAD_CURSOR,
                        "expected the `next` of a page of notifications, but got something else"))
                .id();
    }

    private static Notification notification(ResultSet row) throws SQLException {
        OffsetDateTime deliveredAt = row.getObject("delivered_at", OffsetDateTime.class);
        return new Notification(
                row.getLong("notification_id"),
                row.getString("business_key"),
                new CustomerId(row.getLong("customer_id")),
                new CustomerKey(row.getString("customer_key")),
                row.getString("audience"),
                row.getString("channel"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                deliveredAt == null ? null : deliveredAt.toInstant(),
                row.getString("delivered_to"),
                row.getInt("attempts"),
                row.getString("last_error"));
    }
}

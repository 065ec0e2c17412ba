package io.plimsoll.notification;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Messages to customers and staff: queued by capabilities, carried by adapters. */
@Component
public class Notifications {

    /**
     * Queues a message in the caller's transaction.
     *
     * @return false when its business key was queued before; nothing changes then
     */
    public boolean queue(NewNotification notification, Instant at) {
        throw new IllegalStateException("expected " + notification + at + ", but this is not written yet");
    }

    /**
     * The oldest undelivered ones, locked until the caller's transaction ends; another caller passes them over. Call it in
     * a transaction, and mark each {@link #delivered} or {@link #failed} in the same one.
     */
    public List<Notification> undelivered(int limit) {
        throw new IllegalStateException("expected " + limit + ", but this is not written yet");
    }

    public void delivered(long id, String deliveredTo, Instant at) {
        throw new IllegalStateException("expected " + id + deliveredTo + at + ", but this is not written yet");
    }

    /** Counts the attempt; the message stays undelivered. */
    public void failed(long id, String error) {
        throw new IllegalStateException("expected " + id + error + ", but this is not written yet");
    }

    /** Newest first. */
    public Page<Notification> ofCustomer(CustomerKey customer, @Nullable String cursor, int limit) {
        throw new IllegalStateException("expected " + customer + cursor + limit + ", but this is not written yet");
    }
}

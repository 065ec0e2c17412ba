package io.plimsoll.metering;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.MeterId;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What moved and was not looked at yet. */
@Component
public class UsageMovements {

    private final JdbcClient database;

    UsageMovements(JdbcClient database) {
        this.database = database;
    }

    /**
     * Takes the ones that have waited longest out, in the caller's transaction: rolled back, they wait again. Events that come
     * in meanwhile wait for that transaction and make a new movement, so none is ever overlooked. Callers at once get
     * different ones.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UsageMovement> take(int limit) {
        return database.sql("""
                        delete from usage_movement taken
                        using (select customer_id, meter_id from usage_movement
                               order by moved_at, customer_id, meter_id limit :limit
                               for update skip locked) waiting
                        where taken.customer_id = waiting.customer_id and taken.meter_id = waiting.meter_id
                        returning taken.customer_id, taken.meter_id, taken.oldest_at, taken.newest_at
                        """)
                .param("limit", limit)
                .query((row, number) -> new UsageMovement(
                        new CustomerId(row.getLong("customer_id")),
                        new MeterId(row.getInt("meter_id")),
                        row.getObject("oldest_at", OffsetDateTime.class).toInstant(),
                        row.getObject("newest_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}

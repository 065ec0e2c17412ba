package io.plimsoll.trace;

import io.plimsoll.kernel.InvoiceId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people decided about an invoice, read from {@code history}. */
@Repository
class Approvals {

    private final JdbcClient database;

    Approvals(JdbcClient database) {
        this.database = database;
    }

    List<LineTrace.Approval> of(InvoiceId invoice) {
        return database.sql("""
                        select outcome, actor, note, completed_at
                          from user_task join user_task_completion using (user_task_key)
                         where subject = :subject
                         order by completed_at, user_task_key
                        """)
                .param("subject", invoice.toString())
                .query((row, number) -> new LineTrace.Approval(
                        row.getString("outcome"),
                        row.getString("actor"),
                        row.getString("note"),
                        row.getTimestamp("completed_at").toInstant()))
                .list();
    }
}

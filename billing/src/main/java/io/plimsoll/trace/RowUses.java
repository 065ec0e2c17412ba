package io.plimsoll.trace;

import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A trace read the other way round: from a row of a table to the decisions it made and the lines that came of them. */
@Component
public class RowUses {

    private final JdbcClient database;

    RowUses(JdbcClient database) {
        this.database = database;
    }

    /** How many decisions the row had a part in, in whatever version it stood. */
    public long decisions(String set, String row) {
        return database.sql(
                        "select count(*) from policy_decision where policy_set = :set and row_ids @> array[:row]::text[]")
                .param("set", set)
                .param("row", row)
                .query(Long.class)
                .single();
    }

    /** The lines those decisions made, newest invoice first. */
    public List<RowUse> lines(String set, String row, int limit) {
        return database.sql("""
                        select i.invoice_id, i.invoice_number, c.customer_key, l.line_number, l.description, l.amount, i.currency,
                               d.policy_decision_id, d.version_hash
                        from policy_decision d
                        join invoice_line_decision ld using (policy_decision_id)
                        join invoice_line l on l.invoice_id = ld.invoice_id and l.line_number = ld.line_number
                        join invoice i on i.invoice_id = l.invoice_id
                        join customer c using (customer_id)
                        where d.policy_set = :set and d.row_ids @> array[:row]::text[]
                        order by i.invoice_id desc, l.line_number
                        limit :limit
                        """)
                .param("set", set)
                .param("row", row)
                .param("limit", limit)
                .query((found, n) -> new RowUse(
                        new InvoiceId(found.getLong("invoice_id")),
                        found.getString("invoice_number"),
                        found.getString("customer_key"),
                        found.getInt("line_number"),
                        found.getString("description"),
                        new Money(Currency.getInstance(found.getString("currency")), found.getBigDecimal("amount")),
                        found.getLong("policy_decision_id"),
                        found.getString("version_hash")))
                .list();
    }
}

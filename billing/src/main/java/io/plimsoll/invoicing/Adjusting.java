package io.plimsoll.invoicing;

import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.rating.ChargeComponent;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes adjustment lines. The invoice's row is locked by the caller. */
@Repository
class Adjusting {

    private final JdbcClient database;

    Adjusting(JdbcClient database) {
        this.database = database;
    }

    boolean isKnown(String businessKey) {
        return database.sql("select exists (select from invoice_line where business_key = :key)")
                .param("key", businessKey)
                .query(Boolean.class)
                .single();
    }

    /** The line comes last; the total follows. */
    void add(InvoiceId id, String businessKey, String description, Money amount) {
        database.sql("""
                        insert into invoice_line (
                            invoice_id, line_number, kind, description, quantity, unit, amount, unrounded, components, business_key)
                        select :id, 1 + coalesce(max(line_number), 0), 'ADJUSTMENT', :description, 1, 'adjustment', :amount,
                               :amount, :components::jsonb, :key
                          from invoice_line where invoice_id = :id
                        """)
                .param("id", id.value())
                .param("description", description)
                .param("amount", amount.amount())
                .param(
                        "components",
                        ComponentJson.write(List.of(
                                        new ChargeComponent(description, Quantity.of(1), null, amount.amount())))
                                .toString())
                .param("key", businessKey)
                .update();
        database.sql("update invoice set total = total + :amount where invoice_id = :id")
                .param("id", id.value())
                .param("amount", amount.amount())
                .update();
    }
}

package io.plimsoll.dunning;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose service is restricted because an invoice is not paid. Plimsoll says so; whoever serves the customer acts on it. */
@Component
public class ServiceRestrictions {

    private final JdbcClient database;
    private final Audit audit;

    ServiceRestrictions(JdbcClient database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public boolean isRestricted(CustomerId customer) {
        return restricted(List.of(customer)).contains(customer);
    }

    /** Those of these customers who are. */
    @Transactional(readOnly = true)
    public Set<CustomerId> restricted(Collection<CustomerId> customers) {
        return new HashSet<>(database.sql("""
                        select distinct customer_id from service_restriction
                         where customer_id = any(:customers) and restored_at is null
                        """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(Long[]::new))
                .query((row, number) -> new CustomerId(row.getLong(1)))
                .list());
    }

    /** Once for an invoice; the customer stays restricted until every such invoice is settled. */
    @Transactional
    public void restrict(InvoiceId invoice, CustomerId id, CustomerKey customer, Actor actor, Instant at) {
        int restricted = database.sql("""
                        insert into service_restriction (invoice_id, customer_id, restricted_at) values (:invoice, :customer, :at)
                        on conflict (invoice_id) do nothing
                        """)
                .param("invoice", invoice.value())
                .param("customer", id.value())
                .param("at", Timestamp.from(at))
                .update();
        if (restricted > 0) {
            audit.record(
                    actor,
                    "service.restricted",
                    "customer:" + customer,
                    Map.of("customer", customer.value(), "for", invoice.toString()),
                    at);
        }
    }

    /** Ends what the invoice caused; again changes nothing. */
    @Transactional
    public void restore(InvoiceId invoice, CustomerKey customer, Actor actor, Instant at) {
        int restored = database.sql("""
                        update service_restriction set restored_at = :at where invoice_id = :invoice and restored_at is null
                        """)
                .param("invoice", invoice.value())
                .param("at", Timestamp.from(at))
                .update();
        if (restored > 0) {
            audit.record(
                    actor,
                    "service.restored",
                    "customer:" + customer,
                    Map.of("customer", customer.value(), "for", invoice.toString()),
                    at);
        }
    }
}

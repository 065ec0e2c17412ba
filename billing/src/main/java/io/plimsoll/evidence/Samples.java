package io.plimsoll.evidence;

import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws samples that anybody can draw again: invoices are put in the order of SHA-256 over seed and id, and the first n are
 * the sample. Nobody can choose what is drawn but by choosing the seed; the same seed over the same invoices draws the same.
 */
@Component
public class Samples {

    private static final int MOST = 500;

    private static final String POPULATION = "from invoice i where i.issued_at >= :from and i.issued_at < :to";

    private final JdbcClient database;

    Samples(JdbcClient database) {
        this.database = database;
    }

    /**
     * Of the invoices issued in the period, also those voided since.
     *
     * @param size at most 500
     * @param from inclusive
     * @param to exclusive
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Sample draw(String seed, int size, Instant from, Instant to) {
        long population = database.sql("select count(*) " + POPULATION)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        List<Sample.Drawn> drawn = database.sql("""
                        select i.invoice_id, i.invoice_number, i.total, i.currency,
                               (select customer_key from customer c where c.customer_id = i.customer_id) as customer_key,
                               encode(sha256(convert_to(:seed || ':inv_' || i.invoice_id, 'UTF8')), 'hex') as rank
                        """ + POPULATION + " order by rank limit :size")
                .param("seed", seed)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("size", Math.clamp(size, 1, MOST))
                .query((row, n) -> new Sample.Drawn(
                        new InvoiceId(row.getLong("invoice_id")),
                        row.getString("invoice_number"),
                        row.getString("customer_key"),
                        new Money(Currency.getInstance(row.getString("currency")), row.getBigDecimal("total")),
                        row.getString("rank")))
                .list();
        return new Sample(seed, population, drawn);
    }
}

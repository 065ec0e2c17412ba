package io.plimsoll.payment;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Attempts and payments. */
@Repository
class PaymentRows {

    private final JdbcClient database;

    PaymentRows(JdbcClient database) {
        this.database = database;
    }

    List<PaymentAttempt> attempts(InvoiceId invoice) {
        return database.sql("select * from payment_attempt where invoice_id = :invoice order by attempt")
                .param("invoice", invoice.value())
                .query((row, number) -> attempt(row))
                .list();
    }

    Optional<PaymentAttempt> attemptFor(InvoiceId invoice, String cause) {
        return attempts(invoice).stream()
                .filter(attempt -> attempt.cause().equals(cause))
                .findFirst();
    }

    Optional<PaymentAttempt> pending(InvoiceId invoice) {
        return attempts(invoice).stream()
                .filter(attempt -> attempt.state() == AttemptState.PENDING)
                .findFirst();
    }

    /** The next attempt of the invoice, whose row the caller has locked. */
    PaymentAttempt insert(
            InvoiceId invoice,
            String cause,
            Money amount,
            @Nullable String token,
            @Nullable String provider,
            Actor by,
            Instant at) {
        return database.sql("""
                        insert into payment_attempt (
                            invoice_id, attempt, cause, idempotency_key, amount, currency, payment_token, provider, state, asked_by,
                            asked_at)
                        select :invoice, next, :cause, 'inv_' || :invoice || '-' || next, :amount, :currency, :token, :provider,
                               'PENDING', :by, :at
                          from (select coalesce(max(attempt), 0) + 1 as next
                                  from payment_attempt where invoice_id = :invoice) as numbered
                        returning *
                        """)
                .param("invoice", invoice.value())
                .param("cause", cause)
                .param("amount", amount.amount())
                .param("currency", amount.currency().getCurrencyCode())
                .param("token", token)
                .param("provider", provider)
                .param("by", by.name())
                .param("at", Timestamp.from(at))
                .query((row, number) -> attempt(row))
                .single();
    }

    /** Writes the outcome down, once; false when it was known. */
    boolean answer(PaymentAttempt attempt, ChargeOutcome outcome, Instant at) {
        @Nullable String reference = null;
        @Nullable String code = null;
        @Nullable String reason = null;
        switch (outcome) {
            case ChargeOutcome.Charged charged -> reference = charged.reference();
            case ChargeOutcome.Declined declined -> {
                code = declined.code();
                reason = declined.reason();
            }
        }
        return database.sql("""
                        update payment_attempt
                           set state = case when :code::text is null then 'SUCCEEDED' else 'FAILED' end,
                               provider_reference = :reference, failure_code = :code, failure_reason = :reason, answered_at = :at
                         where invoice_id = :invoice and attempt = :attempt and state = 'PENDING'
                        """)
                        .param("invoice", attempt.invoice().value())
                        .param("attempt", attempt.attempt())
                        .param("reference", reference)
                        .param("code", code)
                        .param("reason", reason)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    List<Payment> payments(InvoiceId invoice) {
        return database.sql("select * from payment where invoice_id = :invoice order by payment_id")
                .param("invoice", invoice.value())
                .query((row, number) -> payment(row))
                .list();
    }

    void insert(Payment payment) {
        database.sql("""
                        insert into payment (invoice_id, attempt, amount, currency, method, reference, paid_at, recorded_at, recorded_by)
                        values (:invoice, :attempt, :amount, :currency, :method, :reference, :paidAt, :recordedAt, :by)
                        """)
                .param("invoice", payment.invoice().value())
                .param("attempt", payment.attempt())
                .param("amount", payment.amount().amount())
                .param("currency", payment.amount().currency().getCurrencyCode())
                .param("method", payment.method().name())
                .param("reference", payment.reference())
                .param("paidAt", Timestamp.from(payment.paidAt()))
                .param("recordedAt", Timestamp.from(payment.recordedAt()))
                .param("by", payment.recordedBy().name())
                .update();
    }

    private static PaymentAttempt attempt(ResultSet row) throws SQLException {
        Timestamp answeredAt = row.getTimestamp("answered_at");
        return new PaymentAttempt(
                new InvoiceId(row.getLong("invoice_id")),
                row.getInt("attempt"),
                row.getString("cause"),
                row.getString("idempotency_key"),
                money(row),
                row.getString("payment_token"),
                AttemptState.valueOf(row.getString("state")),
                row.getString("provider_reference"),
                row.getString("failure_code"),
                row.getString("failure_reason"),
                new Actor(row.getString("asked_by")),
                row.getTimestamp("asked_at").toInstant(),
                answeredAt == null ? null : answeredAt.toInstant());
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                new InvoiceId(row.getLong("invoice_id")),
                row.getObject("attempt", Integer.class),
                money(row),
                PaymentMethod.valueOf(row.getString("method")),
                row.getString("reference"),
                row.getTimestamp("paid_at").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                new Actor(row.getString("recorded_by")));
    }

    private static Money money(ResultSet row) throws SQLException {
        return Money.exactly(Currency.getInstance(row.getString("currency")), row.getBigDecimal("amount"));
    }
}

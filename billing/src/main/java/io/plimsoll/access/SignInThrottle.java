package io.plimsoll.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing: after five attempts without success in an hour each further one waits twice as long, from 5
 * seconds up to 5 minutes. Nobody is locked out for good, so nobody can lock another person out for good.
 */
@Component
class SignInThrottle {

    private final JdbcClient database;

    SignInThrottle(JdbcClient database) {
        this.database = database;
    }

    /** Counts an attempt, in a transaction of its own; answers how long to wait, zero when it may go on. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Duration attempt(String login, Instant at) {
        boolean counted = database.sql("""
                insert into sign_in_attempt as tried (login_hash, failures, last_tried_at, blocked_until)
                values (:login, 1, :at, :at)
                on conflict (login_hash) do update
                set failures = case when tried.last_tried_at < :hourAgo then 1 else tried.failures + 1 end,
                    last_tried_at = excluded.last_tried_at,
                    blocked_until = excluded.last_tried_at + case
                        when tried.last_tried_at < :hourAgo or tried.failures < 4 then interval '0'
                        else least(5 * power(2, least(tried.failures - 4, 10)), 300) * interval '1 second'
                    end
                where tried.blocked_until <= excluded.last_tried_at
                returning failures
                """)
                .param("login", Secrets.sha256(login))
                .param("at", Timestamp.from(at))
                .param("hourAgo", Timestamp.from(at.minus(Duration.ofHours(1))))
                .query(Integer.class)
                .optional()
                .isPresent();
        return counted ? Duration.ZERO : wait(login, at);
    }

    /** Forgets a login's attempts after a success, and all attempts of the day before. */
    @Transactional
    public void succeeded(String login, Instant at) {
        database.sql("delete from sign_in_attempt where login_hash = :login or last_tried_at < :dayAgo")
                .param("login", Secrets.sha256(login))
                .param("dayAgo", Timestamp.from(at.minus(Duration.ofDays(1))))
                .update();
    }

    private Duration wait(String login, Instant at) {
        return database.sql("select blocked_until from sign_in_attempt where login_hash = :login")
                .param("login", Secrets.sha256(login))
                .query((row, number) ->
                        Duration.between(at, row.getTimestamp("blocked_until").toInstant()))
                .optional()
                .filter(Duration::isPositive)
                .orElse(Duration.ofSeconds(1));
    }
}

package io.plimsoll.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The first answer given under each idempotency key. All calls belong inside the transaction of the effect. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class IdempotencyRecords {

    private final JdbcClient database;

    IdempotencyRecords(JdbcClient database) {
        this.database = database;
    }

    /** Takes the key until the transaction ends; false when another request holds it right now. */
    public boolean take(String caller, String key) {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "idempotency " + caller + " " + key)
                .query(Boolean.class)
                .single();
    }

    public Optional<Answer> find(String caller, String key) {
        return database.sql("""
                select operation, request_hash, response_status, response_type, response_location, response_body
                from idempotency_record
                where caller = :caller and idempotency_key = :key
                """)
                .param("caller", caller)
                .param("key", key)
                .query((row, number) -> new Answer(
                        row.getString("operation"),
                        row.getString("request_hash"),
                        row.getInt("response_status"),
                        row.getString("response_type"),
                        row.getString("response_location"),
                        row.getBytes("response_body")))
                .optional();
    }

    public void store(String caller, String key, Answer answer, Instant at) {
        database.sql("""
                insert into idempotency_record (caller, idempotency_key, operation, request_hash, response_status,
                                                response_type, response_location, response_body, created_at)
                values (:caller, :key, :operation, :hash, :status, :type, :location, :body, :at)
                """)
                .param("caller", caller)
                .param("key", key)
                .param("operation", answer.operation())
                .param("hash", answer.requestHash())
                .param("status", answer.status())
                .param("type", answer.type())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Forgets answers given before a time, when nobody will repeat those requests any more. */
    @Transactional
    public int forgetBefore(Instant time) {
        return database.sql("delete from idempotency_record where created_at < :time")
                .param("time", Timestamp.from(time))
                .update();
    }

    /**
     * An answer as it went out.
     *
     * @param operation method and path of the request
     * @param requestHash SHA-256 of what was asked
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes in, bytes out; answers are never compared
    public record Answer(
            String operation,
            String requestHash,
            int status,
            String type,
            @Nullable String location,
            byte[] body) {

        public Answer withBody(byte[] other) {
            return new Answer(operation, requestHash, status, type, location, other);
        }
    }
}

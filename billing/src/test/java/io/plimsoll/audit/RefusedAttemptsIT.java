package io.plimsoll.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollContext;
import io.plimsoll.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusedAttemptsIT {

    private static final Instant AT = Instant.parse("2026-05-01T08:00:00Z");

    @Test
    void countsAFloodInsteadOfRecordingItAndStillHearsOthers() {
        try (PlimsollContext plimsoll = new PlimsollContext("io.plimsoll.audit")) {
            RefusedAttempts attempts = plimsoll.get(RefusedAttempts.class);
            for (int i = 0; i < 1_000; i++) {
                attempts.record(attempt("address:192.0.2.1"), AT.plusMillis(i));
            }
            attempts.record(attempt("user:birch"), AT.plusSeconds(2));
            assertThat(count(plimsoll, "address:192.0.2.1")).isEqualTo(RefusedAttempts.MOST_OF_ONE_ACTOR);
            assertThat(count(plimsoll, "user:birch")).isEqualTo(1);
            assertThat(attempts.dropped()).isEqualTo(1_000 - RefusedAttempts.MOST_OF_ONE_ACTOR);

            attempts.record(attempt("address:192.0.2.1"), AT.plus(RefusedAttempts.WINDOW));
            assertThat(plimsoll.database()
                            .sql("select detail ->> 'count' from audit_entry where action = 'attempt.dropped'")
                            .query(String.class)
                            .list())
                    .isEqualTo(List.of("970"));
        }
    }

    @Test
    void keepsTheAttemptWhenWhatWasTriedIsRolledBack() {
        try (PlimsollContext plimsoll = new PlimsollContext("io.plimsoll.audit")) {
            plimsoll.transaction().executeWithoutResult(tried -> {
                plimsoll.get(RefusedAttempts.class).record(attempt("user:cedar"), AT);
                tried.setRollbackOnly();
            });
            assertThat(count(plimsoll, "user:cedar")).isEqualTo(1);
        }
    }

    private static AuditEntry attempt(String actor) {
        return new AuditEntry(
                new Actor(actor), "attempt.forbidden", "POST /api/v1/billing-runs", Map.of("status", "403"), AT);
    }

    private static long count(PlimsollContext plimsoll, String actor) {
        return plimsoll.database()
                .sql("select count(*) from audit_entry where actor = :actor")
                .param("actor", actor)
                .query(Long.class)
                .single();
    }
}

package io.plimsoll.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class OutboxIT {

    private static final Instant AT = Instant.parse("2026-05-01T00:00:00Z");

    private final JdbcClient database = JdbcClient.create(PlimsollDatabase.fresh());
    private final Outbox outbox = new Outbox(database, new JsonMapper());

    @Test
    void startsAProcessOncePerSubject() {
        StartProcess start = new StartProcess("InvoiceProcess", "inv_12", Map.of("held", true));
        outbox.startProcesses(List.of(start, start), AT);
        outbox.startProcesses(List.of(start, new StartProcess("InvoiceProcess", "inv_13", Map.of())), AT);
        assertThat(keys("START_PROCESS")).containsExactly("InvoiceProcess:inv_12", "InvoiceProcess:inv_13");
    }

    @Test
    void completesAUserTaskOnce() {
        outbox.completeUserTask(42, Map.of("outcome", "APPROVE"), AT);
        outbox.completeUserTask(42, Map.of("outcome", "VOID"), AT);
        assertThat(keys("COMPLETE_USER_TASK")).containsExactly("42");
    }

    private List<String> keys(String kind) {
        return database.sql("select business_key from outbox_message where kind = :kind order by outbox_message_id")
                .param("kind", kind)
                .query((row, n) -> row.getString("business_key"))
                .list();
    }
}

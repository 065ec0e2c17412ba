package io.plimsoll.outbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where domain code leaves what the workflow broker must be told. Call it inside the transaction of the effect. */
@Component
public class Outbox {

    private final JdbcClient database;
    private final JsonMapper json;

    Outbox(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Each process starts once per subject; asking again changes nothing. */
    public void startProcesses(List<StartProcess> starts, Instant at) {
        String[] keys = starts.stream()
                .map(start -> start.processId() + ":" + start.subject())
                .toArray(String[]::new);
        String[] payloads = starts.stream().map(json::writeValueAsString).toArray(String[]::new);
        write("START_PROCESS", keys, payloads, at);
    }

    /** A user task completes once; asking again changes nothing. */
    public void completeUserTask(long userTaskKey, Map<String, Object> variables, Instant at) {
        String payload = json.writeValueAsString(new CompleteUserTask(userTaskKey, variables));
        write("COMPLETE_USER_TASK", new String[] {Long.toString(userTaskKey)}, new String[] {payload}, at);
    }

    private void write(String kind, String[] keys, String[] payloads, Instant at) {
        database.sql("""
                        insert into outbox_message (kind, business_key, payload, created_at, due_at)
                        select :kind, business_key, payload::jsonb, :at, :at
                        from unnest(:keys, :payloads) with ordinality as message (business_key, payload, place)
                        order by place
                        on conflict (kind, business_key) do nothing
                        """)
                .param("kind", kind)
                .param("keys", keys)
                .param("payloads", payloads)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private record CompleteUserTask(long userTaskKey, Map<String, Object> variables) {}
}

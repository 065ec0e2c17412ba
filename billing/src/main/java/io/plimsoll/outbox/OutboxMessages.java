package io.plimsoll.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class OutboxMessages {

    private final JdbcClient database;
    private final JsonMapper json;

    OutboxMessages(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    void write(Kind kind, List<String> businessKeys, List<? extends OutboxContent> contents, Instant at) {
        database.sql("""
                        insert into outbox_message (kind, business_key, payload, created_at, due_at)
                        select :kind, business_key, payload::jsonb, :at, :at
                        from unnest(:keys, :payloads) with ordinality as message (business_key, payload, place)
                        order by place
                        on conflict (kind, business_key) do nothing
                        """)
                .param("kind", kind.name())
                .param("keys", businessKeys.toArray(String[]::new))
                .param(
                        "payloads",
                        contents.stream().map(json::writeValueAsString).toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Locks the messages that are due until the transaction ends; other relays pass them over. */
    List<OutboxMessage> claim(int limit, Instant now) {
        return database.sql("""
                        select outbox_message_id, kind, business_key, payload::text as payload, created_at, attempts
                        from outbox_message
                        where published_at is null and refused_at is null and due_at <= :now
                        order by due_at, outbox_message_id
                        limit :limit
                        for update skip locked
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> new OutboxMessage(
                        row.getLong("outbox_message_id"),
                        row.getString("business_key"),
                        json.readValue(row.getString("payload"), Kind.valueOf(row.getString("kind")).content),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts")))
                .list();
    }

    /** Writes down the fate of each claimed message, in order. */
    void settle(List<OutboxMessage> messages, List<Fate> fates, Instant now) {
        int count = messages.size();
        Long[] ids = messages.stream().map(OutboxMessage::id).toArray(Long[]::new);
        String[] states = new String[count];
        @Nullable String[] words = new String[count];
        Long[] waitsMillis = new Long[count];
        for (int i = 0; i < count; i++) {
            waitsMillis[i] = 0L;
            switch (fates.get(i)) {
                case Fate.Published(String note) -> {
                    states[i] = "PUBLISHED";
                    words[i] = note.isEmpty() ? null : note;
                }
                case Fate.Refused(String reason) -> {
                    states[i] = "REFUSED";
                    words[i] = reason;
                }
                case Fate.Later(String error, Duration pause) -> {
                    states[i] = "LATER";
                    words[i] = error;
                    waitsMillis[i] = pause.toMillis();
                }
            }
        }
        database.sql("""
                        update outbox_message
                        set attempts = attempts + 1,
                            published_at = case when state = 'PUBLISHED' then :now::timestamptz end,
                            refused_at = case when state = 'REFUSED' then :now::timestamptz end,
                            note = case when state = 'PUBLISHED' then words end,
                            last_error = case when state = 'PUBLISHED' then last_error else words end,
                            due_at = case when state = 'LATER'
                                     then :now::timestamptz + wait_millis * interval '1 millisecond' else due_at end
                        from unnest(:ids, :states, :words, :waits) as fate (id, state, words, wait_millis)
                        where outbox_message_id = fate.id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", ids)
                .param("states", states)
                .param("words", words)
                .param("waits", waitsMillis)
                .update();
    }

    OutboxState state() {
        return database.sql("""
                        select count(*) filter (where refused_at is null) as waiting,
                            min(created_at) filter (where refused_at is null) as waiting_since,
                            count(*) filter (where refused_at is not null) as refused
                        from outbox_message
                        where published_at is null
                        """)
                .query((row, n) -> {
                    OffsetDateTime since = row.getObject("waiting_since", OffsetDateTime.class);
                    return new OutboxState(
                            row.getLong("waiting"), since == null ? null : since.toInstant(), row.getLong("refused"));
                })
                .single();
    }

    enum Kind {
        START_PROCESS(StartProcess.class),
        COMPLETE_USER_TASK(CompleteUserTask.class),
        PUBLISH_MESSAGE(PublishMessage.class);

        private final Class<? extends OutboxContent> content;

        Kind(Class<? extends OutboxContent> content) {
            this.content = content;
        }
    }
}

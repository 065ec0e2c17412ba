package io.plimsoll.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class OutboxIT {

    private static final Instant AT = Instant.parse("2026-05-01T00:00:00Z");

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final Outbox outbox = new Outbox(new OutboxMessages(database, new JsonMapper()));

    @Test
    void startsAProcessOncePerSubject() {
        outbox.startProcesses(List.of(start("inv_12"), start("inv_12")), AT);
        outbox.startProcesses(List.of(start("inv_12"), start("inv_13")), AT);
        assertThat(carry(AT, new Fate.Published("")))
                .extracting(OutboxMessage::businessKey)
                .containsExactly("InvoiceProcess:inv_12", "InvoiceProcess:inv_13");
    }

    @Test
    void completesAUserTaskOnce() {
        outbox.completeUserTask(42, Map.of("outcome", "APPROVE"), AT);
        outbox.completeUserTask(42, Map.of("outcome", "VOID"), AT);
        assertThat(carry(AT, new Fate.Published("")))
                .extracting(OutboxMessage::content)
                .containsExactly(new CompleteUserTask(42, Map.of("outcome", "APPROVE")));
    }

    @Test
    void carriesAPublishedMessageOnce() {
        outbox.startProcesses(List.of(start("inv_12")), AT);
        assertThat(carry(AT, new Fate.Published("known already"))).hasSize(1);
        assertThat(carry(AT, new Fate.Published(""))).isEmpty();
        assertThat(outbox.state()).isEqualTo(new OutboxState(0, null, 0));
    }

    @Test
    void carriesAMessageAgainWhenItsPauseIsOver() {
        outbox.startProcesses(List.of(start("inv_12")), AT);
        carry(AT, new Fate.Later("RESOURCE_EXHAUSTED", Duration.ofSeconds(2)));
        assertThat(outbox.state()).isEqualTo(new OutboxState(1, AT, 0));
        assertThat(carry(AT.plusSeconds(1), new Fate.Published(""))).isEmpty();
        assertThat(carry(AT.plusSeconds(2), new Fate.Published("")))
                .extracting(OutboxMessage::attempts)
                .containsExactly(1);
    }

    @Test
    void keepsARefusedMessageInSight() {
        outbox.startProcesses(List.of(start("inv_12")), AT);
        carry(AT, new Fate.Refused("too large"));
        assertThat(carry(AT.plusSeconds(60), new Fate.Published(""))).isEmpty();
        assertThat(outbox.state()).isEqualTo(new OutboxState(0, null, 1));
    }

    @Test
    void letsTwoRelaysCarryDifferentMessages() {
        outbox.startProcesses(List.of(start("inv_1"), start("inv_2"), start("inv_3")), AT);
        List<OutboxMessage> other = new ArrayList<>();
        List<OutboxMessage> first = transaction.execute(status -> {
            List<OutboxMessage> mine = new ArrayList<>();
            outbox.dispatch(2, AT, messages -> {
                mine.addAll(messages);
                Thread relay = Thread.ofPlatform().start(() -> other.addAll(carry(AT, new Fate.Published(""))));
                join(relay);
                return messages.stream().<Fate>map(m -> new Fate.Published("")).toList();
            });
            return mine;
        });
        assertThat(first).extracting(OutboxMessage::businessKey).containsExactly(key("inv_1"), key("inv_2"));
        assertThat(other).extracting(OutboxMessage::businessKey).containsExactly(key("inv_3"));
    }

    private static void join(Thread relay) {
        try {
            relay.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(String subject) {
        return "InvoiceProcess:" + subject;
    }

    private static StartProcess start(String subject) {
        return new StartProcess("InvoiceProcess", subject, Map.of("held", true));
    }

    private List<OutboxMessage> carry(Instant now, Fate fate) {
        List<OutboxMessage> carried = new ArrayList<>();
        transaction.executeWithoutResult(status -> outbox.dispatch(100, now, messages -> {
            carried.addAll(messages);
            return messages.stream().map(message -> fate).toList();
        }));
        return carried;
    }
}

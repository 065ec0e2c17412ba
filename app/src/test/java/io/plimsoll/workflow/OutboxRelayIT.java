package io.plimsoll.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.history.UserTask;
import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.outbox.OutboxState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxRelayIT extends BrokerTest {

    @Test
    void startsOneProcessHoweverOftenAMessageIsPublished() {
        InvoiceId id = draft(null, Duration.ofHours(24));
        awaitStep(id, "Event_GraceEnded");

        publishAgain("InvoiceProcess:" + id);
        clock.advance(clock.now().plus(Duration.ofHours(25)));

        assertThat(history.instancesOf(id.toString())).hasSize(1);
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.ISSUED);
    }

    @Test
    void takesATaskThatIsOverAsCompleted() {
        InvoiceId id = draft("first invoice over 50", Duration.ofHours(1));
        UserTask task = openTask(id);
        decide(id, "APPROVE");
        awaitStep(id, "Event_GraceEnded");

        publishAgain(Long.toString(task.key()));

        assertThat(database.sql("select note from outbox_message where business_key = :key")
                        .param("key", Long.toString(task.key()))
                        .query((row, n) -> row.getString("note"))
                        .single())
                .startsWith("already so");
        assertThat(outbox.state().refused()).isZero();
    }

    @Test
    void catchesUpWithABrokerThatWasKilled() {
        InvoiceId before = draft(null, Duration.ofDays(20));
        awaitStep(before, "Event_GraceEnded");
        BROKER.kill();
        List<InvoiceId> meanwhile = draft(20, null, Duration.ofHours(24));
        assertThat(outbox.state()).extracting(OutboxState::waiting).isNotEqualTo(0L);

        for (InvoiceId id : meanwhile) {
            awaitStep(id, "Event_GraceEnded");
        }
        // The machine's time is past both graces; the sandbox's is not.
        assertThat(clock.advance(clock.now().plus(Duration.ofMinutes(1))).pending())
                .isEmpty();
        assertThat(meanwhile).allMatch(id -> invoicing.get(id).state() == InvoiceState.DRAFT);
        assertThat(invoicing.get(before).state()).isEqualTo(InvoiceState.DRAFT);

        assertThat(clock.advance(clock.now().plus(Duration.ofHours(25))).pending())
                .isEmpty();
        assertThat(meanwhile).allMatch(id -> invoicing.get(id).deliveredAt() != null);
        assertThat(invoicing.get(before).state()).isEqualTo(InvoiceState.DRAFT);
    }

    @Test
    void drivesHundredsOfInvoicesThroughABusyBroker() {
        List<InvoiceId> ids = draft(150, null, Duration.ofHours(1));
        assertThat(clock.advance(clock.now().plus(Duration.ofHours(2))).pending())
                .isEmpty();
        assertThat(ids).allMatch(id -> invoicing.get(id).deliveredAt() != null);
        assertThat(ids.stream().map(id -> invoicing.get(id).number())).doesNotHaveDuplicates();
        assertThat(history.openIncidents(10)).isEmpty();
    }

    private void publishAgain(String businessKey) {
        assertThat(database.sql("""
                                update outbox_message set published_at = null, due_at = created_at
                                where business_key = :key and published_at is not null
                                """).param("key", businessKey).update()).isEqualTo(1);
        await(businessKey + " published again", () -> outbox.state().waiting() == 0);
    }
}

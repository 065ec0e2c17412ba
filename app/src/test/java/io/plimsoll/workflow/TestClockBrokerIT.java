package io.plimsoll.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.history.WorkflowInstance;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.testclock.ClockMove;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A leap over many timers, each of which starts work that the next must not overtake. */
class TestClockBrokerIT extends BrokerTest {

    private static final int INVOICES = 5;

    @Test
    void keepsTheDrawingEachRunIsOf() {
        InvoiceId id = draft(null, Duration.ofDays(1));
        awaitStep(id, "Event_GraceEnded");
        WorkflowInstance run = history.instancesOf(id.toString()).getFirst();
        assertThat(history.drawingOf(run.processId(), run.processVersion()).orElseThrow())
                .contains("<bpmn:process id=\"InvoiceProcess\"");
        assertThat(history.drawingOf(run.processId(), 999)).isEmpty();
        assertThat(run.customer()).isNotNull();
    }

    @Test
    void leapsOverManyTimersAndDoesTheWorkOfEachAtItsTime() {
        Instant before = clock.now();
        List<InvoiceId> drafts = new ArrayList<>();
        for (int week = 1; week <= INVOICES; week++) {
            drafts.add(draft(null, Duration.ofDays(7L * week)));
        }
        drafts.forEach(id -> awaitStep(id, "Event_GraceEnded"));

        ClockMove move = clock.advance(before.plus(Duration.ofDays(7L * INVOICES + 1)));

        assertThat(move.pending()).isEmpty();
        for (int week = 1; week <= INVOICES; week++) {
            Instant graceEnded = before.plus(Duration.ofDays(7L * week));
            assertThat(invoicing.get(drafts.get(week - 1)).issuedAt())
                    .as("invoice of week %d", week)
                    .isBetween(graceEnded, graceEnded.plus(Duration.ofHours(2)));
        }
    }
}

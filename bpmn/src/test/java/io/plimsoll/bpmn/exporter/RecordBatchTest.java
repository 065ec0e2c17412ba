package io.plimsoll.bpmn.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordBatchTest {

    private final RecordBatch batch = new RecordBatch();

    @Test
    void keepsEventsAndCountsTheRest() {
        batch.add(new VariableCreated(1));
        batch.add(new VariableCreated(2).asCommand());

        assertThat(batch.rows()).extracting(KeptRecord::position).containsExactly(1L);
        assertThat(batch.seen()).isEqualTo(2);
        assertThat(batch.lastPosition()).isEqualTo(2);
    }

    @Test
    void ignoresARecordTheBrokerOffersAgain() {
        batch.add(new VariableCreated(1));
        batch.add(new VariableCreated(1));

        assertThat(batch.rows()).hasSize(1);
        assertThat(batch.seen()).isEqualTo(1);
    }

    @Test
    void countsPositionsThatNeverCame() {
        for (long position : new long[] {3, 4, 7}) {
            batch.add(new VariableCreated(position));
        }

        assertThat(batch.missingAfter(2)).isEqualTo(2);
        assertThat(batch.missingAfter(0)).isEqualTo(4);
        assertThat(batch.missingAfter(4)).isEqualTo(2);
        assertThat(batch.missingAfter(7)).isZero();
    }

    @Test
    void isEmptyAgainAfterItWasCleared() {
        batch.add(new VariableCreated(1));
        batch.clear();

        assertThat(batch.isEmpty()).isTrue();
        assertThat(batch.rows()).isEmpty();
    }
}

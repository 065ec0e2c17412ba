package io.plimsoll.testclock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollDatabase;
import io.plimsoll.kernel.BillingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestClockIT {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final JdbcClient database = JdbcClient.create(PlimsollDatabase.fresh());
    private final Follower broker = new Follower();
    private final SandboxClock clock = new SandboxClock(database, InstantSource.system(), MAY);
    private final TestClock testClock =
            new TestClock(clock, List.of(new DueWork(database)), List.of(broker), InstantSource.system());

    @Test
    void startsWhereItIsToldAndGoesOn() throws InterruptedException {
        Instant first = clock.instant();
        Thread.sleep(5);
        assertThat(first).isBetween(MAY, MAY.plusSeconds(10));
        assertThat(clock.instant()).isAfter(first);
    }

    @Test
    void movesAheadAndTakesTheBrokerAlong() {
        ClockMove move = testClock.advance(JUNE);
        assertThat(move.settled()).isTrue();
        assertThat(move.now()).isBetween(JUNE, JUNE.plusSeconds(10));
        assertThat(broker.now).isBetween(JUNE, JUNE.plusSeconds(10));
    }

    @Test
    void neverMovesBack() {
        testClock.advance(JUNE);
        assertThatThrownBy(() -> testClock.advance(MAY))
                .isInstanceOf(BillingException.class)
                .extracting(refusal -> ((BillingException) refusal).code())
                .isEqualTo(TestClockRefusal.CLOCK_CANNOT_GO_BACK);
    }

    @Test
    void refusesALeapOfACentury() {
        assertThatThrownBy(() -> testClock.advance(MAY.plus(Duration.ofDays(36_525))))
                .isInstanceOf(BillingException.class)
                .extracting(refusal -> ((BillingException) refusal).code())
                .isEqualTo(TestClockRefusal.LEAP_TOO_FAR);
    }

    @Test
    void standsStillWhilePlimsollDoesNotRun() {
        testClock.advance(JUNE);
        Instant nextYear = Instant.now().plus(Duration.ofDays(365));
        SandboxClock afterAYear = new SandboxClock(database, () -> nextYear, MAY);
        assertThat(afterAYear.instant()).isBetween(JUNE, JUNE.plusSeconds(15));
    }

    @Test
    void stopsAtEachTimerOnItsWay() {
        timer(1, MAY.plus(Duration.ofDays(3)));
        timer(2, MAY.plus(Duration.ofDays(9)));
        broker.whenMoved =
                now -> database.sql("""
                        insert into workflow_record
                        select partition_id, position + 100, record_key, recorded_at, value_type, 'TRIGGERED',
                            process_instance_key, bpmn_process_id, element_id, value
                        from workflow_record created
                        where intent = 'CREATED' and (value ->> 'dueDate')::bigint <= :now
                        on conflict do nothing
                        """).param("now", now.toEpochMilli()).update();
        testClock.advance(JUNE);
        assertThat(broker.stops.getFirst())
                .isBetween(
                        MAY.plus(Duration.ofDays(3)),
                        MAY.plus(Duration.ofDays(3)).plusSeconds(3700));
        assertThat(broker.stops)
                .anySatisfy(stop -> assertThat(stop)
                        .isBetween(
                                MAY.plus(Duration.ofDays(9)),
                                MAY.plus(Duration.ofDays(9)).plusSeconds(3700)));
    }

    @Test
    void tellsWhatIsStillToDo() {
        database.sql("""
                        insert into outbox_message (kind, business_key, payload, created_at, due_at)
                        values ('START_PROCESS', 'InvoiceProcess:inv_1', '{"subject": "inv_1"}', :may::timestamptz, :may::timestamptz)
                        """).param("may", MAY.toString()).update();
        assertThat(new DueWork(database).pending(JUNE)).containsExactly("1 messages to the broker");
        database.sql("update outbox_message set published_at = created_at").update();
        assertThat(new DueWork(database).pending(JUNE)).isEmpty();
    }

    private void timer(long key, Instant due) {
        database.sql("""
                        insert into workflow_record (partition_id, position, record_key, recorded_at, value_type, intent, value)
                        values (1, :key, :key, :may::timestamptz, 'TIMER', 'CREATED', jsonb_build_object('dueDate', :due::bigint))
                        """)
                .param("key", key)
                .param("may", MAY.toString())
                .param("due", due.toEpochMilli())
                .update();
    }

    private static final class Follower implements FollowingClock {

        private final List<Instant> stops = new ArrayList<>();
        private Instant now = MAY;
        private java.util.function.Consumer<Instant> whenMoved = _ -> {};

        @Override
        public String name() {
            return "the broker's clock";
        }

        @Override
        public Instant follow(Instant to) {
            if (to.isAfter(now.plusSeconds(60))) {
                now = to;
                stops.add(to);
                whenMoved.accept(to);
            }
            return now;
        }
    }
}

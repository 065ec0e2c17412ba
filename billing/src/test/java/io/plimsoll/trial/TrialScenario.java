package io.plimsoll.trial;

import static io.plimsoll.BillingBook.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.BillingBook;
import io.plimsoll.forecast.Forecasts;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.RefusalCode;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.subscription.NewSubscription;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.SubscriptionRefusal;
import io.plimsoll.subscription.SubscriptionState;
import io.plimsoll.subscription.Subscriptions;
import io.plimsoll.trial.NextStep.Kind;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Trials from their first day to what becomes of them, by the shipped rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrialScenario {

    private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
    private static final Instant END = day(14);

    private BillingBook book;
    private Trials trials;
    private TrialCourse course;
    private Subscriptions subscriptions;

    @BeforeAll
    void open() {
        book = new BillingBook("io.plimsoll.trial", "io.plimsoll.forecast");
        trials = book.get(Trials.class);
        course = book.get(TrialCourse.class);
        subscriptions = book.get(Subscriptions.class);
    }

    @AfterAll
    void close() {
        book.close();
    }

    @Test
    void remindsByTheRowsAndExpiresToTheFreePlanAfterGrace() {
        SubscriptionId id = start("amber", "platform-hybrid");
        assertThat(course.next(id)).isEqualTo(new NextStep(Kind.REMIND, day(7)));
        course.remind(id, day(7));
        course.remind(id, day(7).plusSeconds(1)); // the job came twice
        assertThat(course.next(id)).isEqualTo(new NextStep(Kind.REMIND, day(11)));
        course.remind(id, day(11));
        course.remind(id, day(13));
        assertThat(notifications("amber")).isEqualTo(3);
        assertThat(course.next(id)).isEqualTo(new NextStep(Kind.DECIDE, END));

        course.decideEnd(id, END);
        course.decideEnd(id, END);
        assertThat(trials.get(id).state()).isEqualTo(Trial.State.GRACE);
        assertThat(course.next(id)).isEqualTo(new NextStep(Kind.EXPIRE, day(17)));
        course.expire(id, day(16)); // too early
        assertThat(trials.get(id).state()).isEqualTo(Trial.State.GRACE);
        course.expire(id, day(17));

        Subscription expired = subscriptions.get(id);
        assertThat(trials.get(id).state()).isEqualTo(Trial.State.EXPIRED);
        assertThat(expired.state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(expired.phaseAt(day(18)).plan()).hasToString("free");
        assertThat(expired.phaseAt(day(16)).plan()).hasToString("platform-hybrid");
        book.run("2026-06-01T00:00:00Z");
        assertThat(book.invoices("amber")).singleElement().satisfies(invoice -> {
            assertThat(invoice.plan()).hasToString("free");
            assertThat(invoice.period().start()).isEqualTo(day(17));
        });
        refuses(TrialRefusal.TRIAL_IS_OVER, () -> trials.convert(id, FINANCE, day(20)));
        refuses(TrialRefusal.TRIAL_IS_OVER, () -> trials.extend(id, 5, "please", FINANCE, day(20)));
        assertThat(course.next(id).kind()).isEqualTo(Kind.EXPIRED);
    }

    @Test
    void extendsWhoTriedALittleOnceAndConvertsWhoUsesIt() {
        SubscriptionId id = start("birch", "platform-hybrid");
        book.use("birch", "api.calls", "2026-05-06T00:00:00Z", "calls", 12_000);
        course.decideEnd(id, END);

        assertThat(trials.get(id).extensions()).isEqualTo(1);
        assertThat(trials.get(id).endsAt()).isEqualTo(day(21));
        assertThat(subscriptions.get(id).unbilled().start()).isEqualTo(day(21));
        assertThat(course.next(id)).isEqualTo(new NextStep(Kind.REMIND, day(14)));
        course.decideEnd(id, END.plusSeconds(60)); // a late job of the first end
        assertThat(trials.get(id).endsAt()).isEqualTo(day(21));

        book.use("birch", "api.calls", "2026-05-20T00:00:00Z", "calls", 45_000);
        course.decideEnd(id, day(21).plusSeconds(7200));
        assertThat(trials.get(id).state()).isEqualTo(Trial.State.CONVERTED);
        Subscription paid = subscriptions.get(id);
        assertThat(paid.state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(paid.unbilled()).isEqualTo(new ServicePeriod(day(21), Instant.parse("2026-06-01T00:00:00Z")));
    }

    @Test
    void convertsEarlyAndBillsNothingOfTheTrial() {
        SubscriptionId id = start("cedar", "platform-hybrid");
        book.use("cedar", "api.calls", "2026-05-06T00:00:00Z", "calls", 500_000);
        book.use("cedar", "api.calls", "2026-05-12T00:00:00Z", "calls", 110_000);
        book.run("2026-05-10T00:00:00Z");
        Trial once = trials.convert(id, FINANCE, day(6).plusSeconds(600));

        assertThat(trials.convert(id, FINANCE, day(8))).isEqualTo(once);
        assertThat(book.get(Forecasts.class).ofPeriod(id, day(8))).isNotEmpty(); // the trial is no earlier period
        course.remind(id, day(13));
        course.decideEnd(id, END);
        assertThat(notifications("cedar")).isZero();
        assertThat(trials.get(id)).isEqualTo(once);
        book.run("2026-06-01T00:00:00Z");
        assertThat(book.invoices("cedar")).singleElement().satisfies(invoice -> {
            assertThat(invoice.period()).isEqualTo(new ServicePeriod(day(6), Instant.parse("2026-06-01T00:00:00Z")));
            // 22 of May's 31 days, and 10,000 calls above the 100,000 included
            assertThat(invoice.lines().getFirst().amount()).hasToString("USD 141.23");
            assertThat(invoice.total()).hasToString("USD 153.23");
        });
    }

    @Test
    void isExtendedByAPersonAlsoInGrace() {
        SubscriptionId id = start("dahlia", "platform-hybrid");
        course.decideEnd(id, END);
        Trial extended = trials.extend(id, 10, "waits for their security review", FINANCE, day(15));

        assertThat(extended.state()).isEqualTo(Trial.State.RUNNING);
        assertThat(extended.endsAt()).isEqualTo(day(27));
        assertThat(subscriptions.get(id).paidFrom()).isEqualTo(day(27));
        assertThat(book.count(
                        "select count(*) from audit_entry where action = 'trial.extended' and detail->>'reason' = "
                                + "'waits for their security review' and detail->>'customer' = 'dahlia'"))
                .isEqualTo(1);
        refuses(TrialRefusal.INVALID_EXTENSION, () -> trials.extend(id, 0, " ", FINANCE, day(15)));
    }

    @Test
    void cancelledInTheMiddleItEndsAtOnceAndNothingIsBilled() {
        SubscriptionId id = start("elder", "email-49");
        Subscription cancelled = subscriptions.cancel(id, FINANCE, day(3).plusSeconds(60));

        assertThat(cancelled.endAt()).isEqualTo(day(3));
        assertThat(cancelled.state()).isEqualTo(SubscriptionState.ENDED);
        assertThat(trials.get(id).state()).isEqualTo(Trial.State.CANCELLED);
        course.remind(id, day(13));
        course.decideEnd(id, END);
        course.expire(id, day(30));
        assertThat(trials.get(id).state()).isEqualTo(Trial.State.CANCELLED);
        refuses(TrialRefusal.TRIAL_IS_OVER, () -> trials.convert(id, FINANCE, day(4)));
        book.run("2026-08-01T00:00:00Z");
        assertThat(book.invoices("elder")).isEmpty();
        assertThat(book.count(
                        "select count(*) from outbox_message where business_key = 'TrialMoved:" + id + ":CANCELLED'"))
                .isEqualTo(1);
    }

    @Test
    void stopsServiceWhereTheRowsNameNoPlanToGoOnWith() {
        SubscriptionId id = start("fern", "email-49");
        course.decideEnd(id, END);
        course.expire(id, day(21));

        assertThat(subscriptions.get(id).state()).isEqualTo(SubscriptionState.ENDED);
        assertThat(subscriptions.get(id).endAt()).isEqualTo(day(21));
    }

    @Test
    void refusesATrialNoRowSpeaksOfAndAPlanChangeDuringOne() {
        refuses(TrialRefusal.NO_TRIAL, () -> start("gorse", "api-payg"));
        assertThat(book.count("select count(*) from subscription join customer using (customer_id) "
                        + "where customer_key = 'gorse'"))
                .isZero();
        SubscriptionId id = start("hazel", "email-49");
        assertThat(start("hazel", "email-49")).isEqualTo(id);
        refuses(
                SubscriptionRefusal.IN_TRIAL,
                () -> subscriptions.change(id, new PlanKey("platform-hybrid"), null, FINANCE, day(2)));
    }

    private SubscriptionId start(String customer, String plan) {
        book.customer(customer, customer, "USD", "growth", "UTC");
        return trials.start(new NewSubscription(new CustomerKey(customer), new PlanKey(plan), START, 1), FINANCE, START)
                .id();
    }

    private long notifications(String customer) {
        return book.count("select count(*) from notification join customer using (customer_id) where customer_key = '"
                + customer + "'");
    }

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }

    private static void refuses(RefusalCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}

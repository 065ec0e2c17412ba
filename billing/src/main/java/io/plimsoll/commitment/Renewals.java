package io.plimsoll.commitment;

import io.plimsoll.audit.Audit;
import io.plimsoll.customer.Customer;
import io.plimsoll.customer.Customers;
import io.plimsoll.history.UserTaskCompleted;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CommitmentId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.notification.Notice;
import io.plimsoll.notification.Notices;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.outbox.PublishMessage;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.rules.incentive.IncentiveDecision;
import io.plimsoll.rules.incentive.Promotion;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.SubscriptionCancelled;
import io.plimsoll.subscription.Subscriptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The end of a term and what follows: notices, an offer with its bonus, the next term or none. Every step may come twice. */
@Component
public class Renewals {

    private static final List<Integer> NOTICE_DAYS = List.of(90, 60, 30);
    private static final String AGREE_TASK = "Task_AgreeRenewal";
    private static final Actor PROCESS = Actor.system("commitment-renewal-process");

    private final CommitmentRows rows;
    private final Commitments commitments;
    private final CommitmentQuestions questions;
    private final PendingCharges pending;
    private final Subscriptions subscriptions;
    private final Customers customers;
    private final Policies policies;
    private final Notices notices;
    private final Outbox outbox;
    private final Audit audit;

    Renewals(
            CommitmentRows rows,
            Commitments commitments,
            CommitmentQuestions questions,
            PendingCharges pending,
            Subscriptions subscriptions,
            Customers customers,
            Policies policies,
            Notices notices,
            Outbox outbox,
            Audit audit) {
        this.rows = rows;
        this.commitments = commitments;
        this.questions = questions;
        this.pending = pending;
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.policies = policies;
        this.notices = notices;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** What it waits for now. */
    @Transactional(readOnly = true)
    public NextStep next(CommitmentId id, Instant at) {
        Commitment commitment = commitments.get(id);
        Instant end = commitment.term().end();
        return switch (commitment.state()) {
            case RENEWED -> new NextStep(NextStep.Kind.RENEWED, at);
            case LAPSED -> new NextStep(NextStep.Kind.LAPSED, at);
            case ENDED -> new NextStep(NextStep.Kind.ENDED, at);
            case AGREED, OFFERED -> {
                NextStep due = noticesLeft(commitment).stream()
                        .max(Comparator.naturalOrder())
                        .map(days -> new NextStep(NextStep.Kind.NOTICE, end.minus(Duration.ofDays(days))))
                        .orElseGet(() -> new NextStep(NextStep.Kind.END, end));
                boolean asked = commitment.state() == Commitment.State.OFFERED && commitment.declinedAt() == null;
                yield asked && due.dueAt().isAfter(at) ? new NextStep(NextStep.Kind.RENEWAL, due.dueAt()) : due;
            }
        };
    }

    private List<Integer> noticesLeft(Commitment commitment) {
        List<Integer> noticed = rows.noticedDays(commitment.id());
        long days = Duration.between(
                        commitment.term().start(), commitment.term().end())
                .toDays();
        return NOTICE_DAYS.stream()
                .filter(before -> before < days && !noticed.contains(before))
                .toList();
    }

    /** Tells the customer that the term ends, once for each of the days; the first notice makes the offer. */
    @Transactional
    public void notice(CommitmentId id, Instant at) {
        Commitment commitment = locked(id);
        Instant end = commitment.term().end();
        List<Integer> due = noticesLeft(commitment).stream()
                .filter(days -> !end.minus(Duration.ofDays(days)).isAfter(at))
                .toList();
        if (!commitment.isOpen() || due.isEmpty()) {
            return;
        }
        rows.noticed(id, due, at);
        if (commitment.state() == Commitment.State.AGREED) {
            offer(commitment, at);
        }
        notices.send(letter(commitments.get(id), due.getLast(), at), at);
    }

    private Notice letter(Commitment commitment, int days, Instant at) {
        CommitmentPace pace = commitments.pace(commitment, at);
        Money bonus = commitment.bonusCredit();
        return new Notice(
                commitment.id() + ":renewal:" + days,
                commitment.customer(),
                "CUSTOMER",
                "commitment-renewal",
                Map.of(
                        "amount", commitment.amountPerYear().toString(),
                        "endsAt", commitment.term().end().toString(),
                        "months", Integer.toString(commitment.termMonths()),
                        "used", pace.used().toString(),
                        "committed", pace.committed().toString(),
                        "bonus", bonus == null ? "" : bonus.toString()));
    }

    /** Agrees the next term and grants the bonus. Again: answers the next term. */
    @Transactional
    public Commitment accept(CommitmentId id, Actor actor, Instant at) {
        Commitment commitment = locked(id);
        if (commitment.state() == Commitment.State.RENEWED) {
            return next(commitment);
        }
        refuseOver(commitment);
        if (commitment.state() == Commitment.State.AGREED) {
            offer(commitment, at);
        }
        Commitment next = commitments.agree(
                commitment.subscription(),
                commitment.amountPerYear(),
                commitment.termMonths(),
                commitment.term().end(),
                id,
                actor,
                at);
        Money bonus = commitments.get(id).bonusCredit();
        if (bonus != null) {
            pending.add(
                    commitment.subscription(),
                    id + ":renewal-bonus",
                    "Credit for renewing the commitment",
                    bonus.negated(),
                    null,
                    at);
        }
        rows.stands(id, Commitment.State.RENEWED);
        record(actor, "commitment.renewed", commitment, Map.of("next", next.id().toString()), at);
        tell(id, "RENEWED", at);
        return next;
    }

    /** The customer does not renew; the term goes on to its end. Until then they may still accept. */
    @Transactional
    public Commitment decline(CommitmentId id, String reason, Actor actor, Instant at) {
        Commitment commitment = locked(id);
        refuseOver(commitment);
        if (commitment.declinedAt() == null) {
            rows.declined(id, at);
            record(actor, "commitment.renewal-declined", commitment, Map.of("reason", reason), at);
            tell(id, "DECLINED", at);
        }
        return commitments.get(id);
    }

    /** The term is over and was not renewed. Does nothing when it is not over, or was renewed or ended meanwhile. */
    @Transactional
    public void endTerm(CommitmentId id, Instant at) {
        Commitment commitment = locked(id);
        if (commitment.isOpen() && !commitment.term().end().isAfter(at)) {
            rows.stands(id, Commitment.State.LAPSED);
            record(PROCESS, "commitment.lapsed", commitment, Map.of(), at);
        }
    }

    /** Success agreed with the customer, or did not, in the task of the process. */
    @EventListener
    void carryOut(UserTaskCompleted decision) {
        if (!decision.task().elementId().equals(AGREE_TASK)) {
            return;
        }
        CommitmentId id =
                CommitmentId.parse(Objects.requireNonNull(decision.task().subject()));
        switch (decision.outcome()) {
            case "RENEWED" -> accept(id, decision.actor(), decision.at());
            case "DECLINED" -> decline(id, decision.note(), decision.actor(), decision.at());
            default -> throw new IllegalStateException("expected RENEWED or DECLINED, but got " + decision.outcome());
        }
    }

    /** A term ends early with its subscription; what is missing is charged with the last bill. */
    @EventListener
    void cancelled(SubscriptionCancelled cancelled) {
        SubscriptionId subscription = cancelled.subscription().id();
        Instant endAt = Objects.requireNonNull(cancelled.subscription().endAt());
        for (Commitment one : rows.ofSubscription(subscription)) {
            if (one.isOpen() && endAt.isBefore(one.term().end())) {
                rows.stands(one.id(), Commitment.State.ENDED);
                record(cancelled.actor(), "commitment.ended", one, Map.of("endAt", endAt.toString()), cancelled.at());
                tell(one.id(), "ENDED", cancelled.at());
            }
        }
    }

    private void offer(Commitment commitment, Instant at) {
        Subscription subscription = subscriptions.get(commitment.subscription());
        Decided<IncentiveDecision> decided =
                questions.whatRenewingGives(subscription, customer(commitment), commitment, at);
        policies.record(List.of(decided), at);
        rows.offered(commitment.id(), bonus(decided.decision(), commitment));
    }

    private static @Nullable Money bonus(@Nullable IncentiveDecision decision, Commitment commitment) {
        if (decision == null) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Promotion promotion : decision.promotions()) {
            BigDecimal credit = promotion.bonusCredit();
            sum = credit == null ? sum : sum.add(credit);
        }
        return sum.signum() == 0
                ? null
                : Money.exactly(commitment.amountPerYear().currency(), sum);
    }

    private Commitment locked(CommitmentId id) {
        rows.lock(commitments.get(id).subscription());
        return commitments.get(id);
    }

    private Commitment next(Commitment renewed) {
        return rows.ofSubscription(renewed.subscription()).stream()
                .filter(one -> renewed.id().equals(one.renewalOf()))
                .findFirst()
                .orElseThrow();
    }

    private static void refuseOver(Commitment commitment) {
        if (!commitment.isOpen()) {
            throw new BillingException(
                    CommitmentRefusal.COMMITMENT_IS_OVER,
                    "expected " + commitment.id() + " to be open, but it is " + commitment.state());
        }
    }

    private Customer customer(Commitment commitment) {
        return Objects.requireNonNull(
                customers.getAll(List.of(commitment.customer())).get(commitment.customer()));
    }

    private void tell(CommitmentId id, String what, Instant at) {
        outbox.publish(new PublishMessage("CommitmentMoved", id.toString(), Map.of()), id + ":" + what, at);
    }

    private void record(Actor actor, String what, Commitment commitment, Map<String, String> more, Instant at) {
        Map<String, String> detail = new HashMap<>(more);
        detail.put("customer", customer(commitment).key().value());
        audit.record(actor, what, commitment.id().toString(), Map.copyOf(detail), at);
    }
}

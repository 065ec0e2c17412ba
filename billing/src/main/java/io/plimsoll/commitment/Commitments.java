package io.plimsoll.commitment;

import io.plimsoll.audit.Audit;
import io.plimsoll.customer.Customer;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CommitmentId;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.kernel.Violations;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.outbox.StartProcess;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.rules.commitment.CommitmentDecision;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Agrees commitments and says how they go. Their renewal is {@link Renewals}'. */
@Component
public class Commitments {

    private static final int TERM_MONTHS_MAX = 60;

    private final CommitmentRows commitments;
    private final CommitmentQuestions questions;
    private final Subscriptions subscriptions;
    private final Customers customers;
    private final Policies policies;
    private final Outbox outbox;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Commitments(
            CommitmentRows commitments,
            CommitmentQuestions questions,
            Subscriptions subscriptions,
            Customers customers,
            Policies policies,
            Outbox outbox,
            Audit audit,
            ApplicationEventPublisher events) {
        this.commitments = commitments;
        this.questions = questions;
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.policies = policies;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Agrees a term from the local day of {@code startAt} on. The {@code commitment} rows in force then say what it buys, for
     * the whole term; without one it is refused. Agreeing the same again answers what is there.
     *
     * @param amountPerYear above 0, in the customer's currency
     * @param termMonths 1 to 60
     */
    @Transactional
    public Commitment agree(
            SubscriptionId id, Money amountPerYear, int termMonths, Instant startAt, Actor actor, Instant at) {
        return agree(id, amountPerYear, termMonths, startAt, null, actor, at);
    }

    Commitment agree(
            SubscriptionId id,
            Money amountPerYear,
            int termMonths,
            Instant startAt,
            @Nullable CommitmentId renewalOf,
            Actor actor,
            Instant at) {
        commitments.lock(id);
        Subscription subscription = subscriptions.get(id);
        Customer customer = Objects.requireNonNull(
                customers.getAll(List.of(subscription.customer())).get(subscription.customer()));
        refuseInvalid(subscription, customer, amountPerYear, termMonths);
        ServicePeriod term = term(startAt, termMonths, subscription.timeZone());
        for (Commitment other : commitments.ofSubscription(id)) {
            if (other.term().equals(term) && other.amountPerYear().equals(amountPerYear)) {
                return other;
            }
            refuseOverlap(other, term);
        }
        Decided<CommitmentDecision> decided =
                questions.whatItBuys(subscription, customer, amountPerYear, termMonths, term.start());
        CommitmentDecision decision = decided.decision();
        if (decision == null) {
            throw new BillingException(
                    CommitmentRefusal.NO_COMMITMENT_ROW,
                    "expected one commitment row for " + amountPerYear + " a year over " + termMonths
                            + " months, but " + (decided.rowIds().isEmpty() ? "none answers " : "several answer ")
                            + decided.question());
        }
        Commitment wanted = new Commitment(
                new CommitmentId(0),
                id,
                subscription.customer(),
                amountPerYear,
                termMonths,
                term,
                Commitment.TrueUp.valueOf(decision.trueUp()),
                Commitment.State.AGREED,
                renewalOf,
                null,
                null,
                actor.name(),
                at);
        Commitment agreed = get(
                commitments.insert(wanted, policies.record(List.of(decided), at).getFirst()));
        tell(agreed, customer, actor, at);
        return agreed;
    }

    /** The commitment; refused with {@code unknown-commitment} when there is none. */
    public Commitment get(CommitmentId id) {
        return commitments
                .find(id)
                .orElseThrow(() -> new BillingException(
                        CommitmentRefusal.UNKNOWN_COMMITMENT,
                        "expected commitment `" + id + "` to exist, but there is none of this id"));
    }

    /** All commitments of a customer, by the start of their terms. */
    public List<Commitment> of(CustomerId customer) {
        return commitments.ofCustomer(customer);
    }

    /** The commitment of the subscription whose term holds the instant. */
    public Optional<Commitment> inForce(SubscriptionId subscription, Instant at) {
        return commitments.ofSubscription(subscription).stream()
                .filter(one -> one.term().contains(at))
                .findFirst();
    }

    /** How its term goes: what was invoiced so far of what was promised. The running period counts once it is invoiced. */
    public CommitmentPace pace(Commitment commitment, Instant at) {
        Money committed = commitment.committed();
        Money used =
                Money.exactly(committed.currency(), commitments.invoiced(commitment.subscription(), commitment.term()));
        Money left = committed.minus(used);
        return new CommitmentPace(
                committed,
                used,
                left.isNegative() ? Money.zero(committed.currency()) : left,
                percent(used.amount(), committed.amount()),
                percent(passed(commitment.term(), at), seconds(commitment.term())));
    }

    private void tell(Commitment agreed, Customer customer, Actor actor, Instant at) {
        String subject = agreed.id().toString();
        outbox.startProcesses(
                List.of(new StartProcess(
                        "CommitmentRenewalProcess",
                        subject,
                        Map.of("subject", subject, "customer", customer.key().value()))),
                at);
        audit.record(
                actor,
                "commitment.agreed",
                subject,
                Map.of(
                        "customer", customer.key().value(),
                        "subscription", agreed.subscription().toString(),
                        "amountPerYear", agreed.amountPerYear().toString(),
                        "from", agreed.term().start().toString(),
                        "until", agreed.term().end().toString()),
                at);
        events.publishEvent(new CommitmentAgreed(agreed, actor, at));
    }

    private static void refuseInvalid(
            Subscription subscription, Customer customer, Money amountPerYear, int termMonths) {
        Violations violations = new Violations();
        violations.expect(
                amountPerYear.amount().signum() > 0, "/amountPerYear", "an amount above 0", amountPerYear.amount());
        violations.expect(
                amountPerYear.currency().equals(customer.currency()),
                "/currency",
                "the customer's currency, " + customer.currency(),
                amountPerYear.currency());
        violations.expect(
                termMonths >= 1 && termMonths <= TERM_MONTHS_MAX,
                "/termMonths",
                "whole months from 1 to " + TERM_MONTHS_MAX,
                termMonths);
        violations.refuseAny(CommitmentRefusal.INVALID_COMMITMENT, "a commitment");
        if (subscription.endAt() != null) {
            throw new BillingException(
                    CommitmentRefusal.COMMITMENT_IS_OVER,
                    "expected " + subscription.id() + " to be open, but it ends at " + subscription.endAt());
        }
    }

    private static void refuseOverlap(Commitment other, ServicePeriod term) {
        if (other.term().start().isBefore(term.end())
                && term.start().isBefore(other.term().end())) {
            throw new BillingException(
                    CommitmentRefusal.TERMS_OVERLAP,
                    "expected a term apart from that of " + other.id() + ", " + other.term() + ", but got " + term);
        }
    }

    private static ServicePeriod term(Instant startAt, int months, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(startAt, zone);
        return new ServicePeriod(
                first.atStartOfDay(zone).toInstant(),
                first.plusMonths(months).atStartOfDay(zone).toInstant());
    }

    private static BigDecimal passed(ServicePeriod term, Instant at) {
        if (at.isBefore(term.start())) {
            return BigDecimal.ZERO;
        }
        return at.isBefore(term.end())
                ? BigDecimal.valueOf(Duration.between(term.start(), at).toSeconds())
                : seconds(term);
    }

    private static BigDecimal seconds(ServicePeriod term) {
        return BigDecimal.valueOf(Duration.between(term.start(), term.end()).toSeconds());
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal of) {
        return part.movePointRight(2).divide(of, 2, RoundingMode.HALF_UP);
    }
}

package io.plimsoll.dunning;

import io.plimsoll.customer.Customer;
import io.plimsoll.customer.Customers;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.Actor;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.profile.Profiles;
import io.plimsoll.profile.ValuesAt;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.dunning.DunningDecision;
import io.plimsoll.rules.dunning.DunningQuestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the {@code dunning} rows. */
@Component
class StepDeciding {

    private static final Actor ROWS = Actor.system("dunning");

    private final Policies policies;
    private final Profiles profiles;
    private final Customers customers;
    private final Invoicing invoicing;

    StepDeciding(Policies policies, Profiles profiles, Customers customers, Invoicing invoicing) {
        this.policies = policies;
        this.profiles = profiles;
        this.customers = customers;
        this.invoicing = invoicing;
    }

    /** The step after so many; empty when no row answers. Stores the decision. */
    Optional<DunningStep> decide(DunningCase about, int attempt, Instant at) {
        Invoice invoice = invoicing.get(about.invoice());
        Customer customer = customers.get(about.customer());
        Attributes attributes = profiles.inForce(List.of(new ValuesAt(about.customerId(), invoice.subscription(), at)))
                .getFirst();
        DunningQuestion question = new DunningQuestion(
                invoice.plan().value(),
                customer.segment(),
                about.open().currency().getCurrencyCode(),
                about.open().amount(),
                attempt,
                Math.toIntExact(about.daysOverdue(at)),
                attributes);
        Decided<DunningDecision> decided =
                policies.decide(PolicySets.DUNNING, at, List.of(question)).getFirst();
        DunningDecision decision = decided.decision();
        if (decision == null) {
            return Optional.empty();
        }
        long id = policies.record(List.of(decided), at).getFirst();
        return Optional.of(new DunningStep(
                about.invoice(),
                attempt,
                DunningAction.valueOf(decision.action()),
                decision.letter(),
                decision.thenAfterDays(),
                id,
                decided.versionHash(),
                ROWS,
                at,
                null,
                null));
    }
}

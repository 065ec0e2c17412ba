package io.plimsoll.billingrun;

import io.plimsoll.billingrun.Bill.Line;
import io.plimsoll.commitment.PendingCharges;
import io.plimsoll.commitment.PendingCharges.Taken;
import io.plimsoll.commitment.TrueUps;
import io.plimsoll.commitment.TrueUps.Missing;
import io.plimsoll.invoicing.LineKind;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.rating.Charge;
import io.plimsoll.rating.ChargeComponent;
import io.plimsoll.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a bill takes on beside fees and usage: what is missing to a commitment, and amounts that wait for the next closing. */
@Component
class PendingLines {

    private final TrueUps trueUps;
    private final PendingCharges pending;

    PendingLines(TrueUps trueUps, PendingCharges pending) {
        this.trueUps = trueUps;
        this.pending = pending;
    }

    /** In the closing's transaction: each amount is taken once, with the period's invoice. */
    Bill.Computed takenOnto(Bill.Computed bill, Subscription subscription, Instant at) {
        Missing missing = trueUps.of(subscription, bill.period(), bill.total());
        if (missing != null) {
            pending.add(
                    bill.subscription(),
                    missing.businessKey(),
                    missing.description(),
                    missing.amount(),
                    missing.decision(),
                    at);
        }
        List<Taken> taken = pending.forBill(bill.subscription(), bill.total());
        pending.took(taken, bill.period(), at);
        return with(bill, taken);
    }

    /** The same, writing nothing; what waits is taken onto the first of the bills. */
    Bill.Computed supposedOn(Bill.Computed bill, Subscription subscription) {
        List<Taken> taken = new ArrayList<>();
        Money total = bill.total();
        Missing missing = trueUps.of(subscription, bill.period(), total);
        if (missing != null) {
            taken.add(new Taken(0, missing.description(), missing.amount()));
            total = total.plus(missing.amount());
        }
        if (bill.period().equals(subscription.unbilled())) {
            taken.addAll(pending.forBill(bill.subscription(), total));
        }
        return with(bill, taken);
    }

    private static Bill.Computed with(Bill.Computed bill, List<Taken> taken) {
        if (taken.isEmpty()) {
            return bill;
        }
        List<Line> lines = new ArrayList<>(bill.lines());
        taken.forEach(one -> lines.add(line(one)));
        return new Bill.Computed(bill.pricing(), lines);
    }

    private static Line line(Taken taken) {
        Money amount = taken.amount();
        return new Line(
                LineKind.ADJUSTMENT,
                taken.description(),
                null,
                Quantity.of(1),
                "adjustment",
                new Charge(
                        amount,
                        amount.amount(),
                        List.of(new ChargeComponent(taken.description(), Quantity.of(1), null, amount.amount())),
                        null),
                0,
                List.of());
    }
}

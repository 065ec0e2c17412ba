package io.plimsoll.payment;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Charges in memory, once for a key, and dies on demand: before it charged, or after. */
public final class FakeProvider implements PaymentProvider {

    /** What happens to the next call. */
    public enum Mood {
        WELL,
        DECLINES,
        DIES_BEFORE,
        DIES_AFTER
    }

    private final Map<String, ChargeOutcome> outcomes = new ConcurrentHashMap<>();
    private final AtomicInteger charged = new AtomicInteger();
    private volatile Mood mood = Mood.WELL;

    public void becomes(Mood next) {
        mood = next;
    }

    /** How often money was taken. */
    public int charged() {
        return charged.get();
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public ChargeOutcome charge(ChargeRequest request) {
        if (mood == Mood.DIES_BEFORE) {
            throw new IllegalStateException("died before charging");
        }
        ChargeOutcome outcome = outcomes.computeIfAbsent(request.idempotencyKey(), key -> {
            if (mood == Mood.DECLINES) {
                return new ChargeOutcome.Declined("card-declined", "insufficient funds");
            }
            charged.incrementAndGet();
            return new ChargeOutcome.Charged("fake-" + key);
        });
        if (mood == Mood.DIES_AFTER) {
            throw new IllegalStateException("died after charging");
        }
        return outcome;
    }

    @Override
    public Optional<ChargeOutcome> find(String idempotencyKey) {
        return Optional.ofNullable(outcomes.get(idempotencyKey));
    }
}

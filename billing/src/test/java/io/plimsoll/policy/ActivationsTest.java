package io.plimsoll.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivationsTest {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private final Activations activations = new Activations(List.of(
            new Activated(1, "plan", Instant.EPOCH, "shipped"),
            new Activated(3, "plan", JULY, "july"),
            new Activated(4, "plan", JUNE, "june"),
            new Activated(7, "plan", JUNE, "june again"),
            new Activated(9, "plan", MAY, "backdated"),
            new Activated(10, "tier", JUNE, "other set")));

    @Test
    void answersTheLatestToTakeEffectAndOfSeveralForOneInstantTheLastMade() {
        assertThat(inForce(MAY.minusNanos(1), 10)).contains("shipped");
        assertThat(inForce(MAY, 10)).contains("backdated");
        assertThat(inForce(JUNE, 10)).contains("june again");
        assertThat(inForce(JULY.plusSeconds(1), 10)).contains("july");
    }

    @Test
    void leavesOutWhatWasActivatedAfterThePin() {
        assertThat(inForce(JUNE, 6)).contains("june");
        assertThat(inForce(JUNE, 3)).contains("shipped");
        assertThat(inForce(MAY, 8)).contains("shipped");
        assertThat(inForce(JULY, 2)).contains("shipped");
        assertThat(inForce(JULY, 0)).isEmpty();
    }

    @Test
    void namesWhatTakesOverNext() {
        assertThat(activations.nextAfter("plan", MAY)).contains(new PolicyTakeover("june again", JUNE));
        assertThat(activations.nextAfter("plan", JULY)).isEmpty();
        Activations rolledBack = new Activations(List.of(
                new Activated(1, "plan", MAY, "first"),
                new Activated(2, "plan", JUNE, "second"),
                new Activated(3, "plan", JUNE, "first"),
                new Activated(4, "plan", JULY, "third")));
        assertThat(rolledBack.nextAfter("plan", MAY)).contains(new PolicyTakeover("third", JULY));
    }

    @Test
    void knowsNothingOfASetBeforeItsFirst() {
        assertThat(activations.hashAt("tier", MAY, activations.newest())).isEmpty();
        assertThat(activations.newest()).isEqualTo(new PolicyPin(10));
    }

    @Test
    void answersASupposedVersionAtEveryInstantAndLeavesOtherSetsAlone() {
        PolicyPin pin = new PolicyPin(10).supposing("plan", "candidate");
        assertThat(activations.hashAt("plan", Instant.MIN, pin)).contains("candidate");
        assertThat(activations.hashAt("tier", JUNE, pin)).contains("other set");
    }

    private Optional<String> inForce(Instant at, long pin) {
        return activations.hashAt("plan", at, new PolicyPin(pin));
    }
}

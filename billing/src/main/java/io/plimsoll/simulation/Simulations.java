package io.plimsoll.simulation;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.kernel.Violations;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.simulation.BilledPeriods.View;
import io.plimsoll.simulation.Simulation.Kind;
import io.plimsoll.simulation.Simulation.State;
import io.plimsoll.simulation.SimulationRows.NewSimulation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests simulations, shows how far they are, and says how much money a version moves. */
@Component
public class Simulations {

    /**
     * Up to so many subscription periods are computed before the request is answered, which takes about a second; more are
     * left to the batch job.
     */
    public static final long ANSWERED_AT_ONCE = 1_500;

    private static final int SHOWN_OF_A_VERSION = 20;
    private static final BigDecimal JUMP_PERCENT_MAX = new BigDecimal(100_000);

    private final SimulationRows rows;
    private final BilledPeriods billedPeriods;
    private final Simulating simulating;
    private final SimulationFindings findings;
    private final InForceThen inForce;
    private final Policies policies;

    Simulations(
            SimulationRows rows,
            BilledPeriods billedPeriods,
            Simulating simulating,
            SimulationFindings findings,
            InForceThen inForce,
            Policies policies) {
        this.rows = rows;
        this.billedPeriods = billedPeriods;
        this.simulating = simulating;
        this.findings = findings;
        this.inForce = inForce;
        this.policies = policies;
    }

    /**
     * Bills each subscription's last billed periods again by the version and by its baseline. A small book is computed before
     * this returns, so the answer is over; a larger one is queued. A set that billing does not ask is over at once, with effect
     * NONE.
     */
    @Transactional
    public Simulation request(SimulationRequest wanted, Actor actor, Instant at) {
        PolicyVersion candidate = policies.version(wanted.set(), wanted.version());
        String against = wanted.against();
        PolicyVersion baseline =
                against == null ? policies.inForce(wanted.set(), at) : policies.version(wanted.set(), against);
        refuseOutOfBounds(wanted);
        Effect effect = Effect.of(wanted.set());
        View book = billedPeriods.book();
        long inView = effect == Effect.NONE ? 0 : billedPeriods.countLast(book, wanted.periods());
        return answer(
                rows.insert(
                        new NewSimulation(
                                Kind.PREDICTED,
                                null,
                                wanted.set(),
                                candidate.hash(),
                                baseline.hash(),
                                effect,
                                wanted.periods(),
                                wanted.jumpPercent(),
                                policies.newestPin()),
                        book.of(inView),
                        actor.name(),
                        at),
                at);
    }

    /**
     * Compares what the version really billed since it was in force with what the prediction's baseline would have. Refused
     * while the prediction is not completed, and when the version was never in force.
     */
    @Transactional
    public Simulation realise(SimulationId id, Actor actor, Instant at) {
        Simulation prediction = get(id);
        if (prediction.kind() != Kind.PREDICTED || prediction.state() != State.COMPLETED) {
            throw new BillingException(
                    SimulationRefusal.SIMULATION_IS_NOT_COMPLETED,
                    "expected a completed prediction, but " + id + " is " + prediction.kind() + " and "
                            + prediction.state());
        }
        View book = billedPeriods.book();
        long inView =
                prediction.effect() == Effect.NONE ? 0 : billedPeriods.countSince(book, inForce.since(prediction));
        return answer(
                rows.insert(
                        new NewSimulation(
                                Kind.REALISED,
                                id,
                                prediction.set(),
                                prediction.candidate(),
                                prediction.baseline(),
                                prediction.effect(),
                                prediction.periods(),
                                prediction.jumpPercent(),
                                policies.newestPin()),
                        book.of(inView),
                        actor.name(),
                        at),
                at);
    }

    /** The simulation as of now; refused with {@code unknown-simulation} when there is none. */
    @Transactional(readOnly = true)
    public Simulation get(SimulationId id) {
        return rows.find(id)
                .orElseThrow(() -> new BillingException(
                        SimulationRefusal.UNKNOWN_SIMULATION, "expected a simulation, but there is no " + id));
    }

    /** The newest predictions of a version, newest first, at most 20. */
    @Transactional(readOnly = true)
    public List<Simulation> ofVersion(String set, String hashOrPrefix) {
        return rows.ofVersion(set, policies.version(set, hashOrPrefix).hash(), SHOWN_OF_A_VERSION);
    }

    /** The newest look at how a prediction turned out. */
    @Transactional(readOnly = true)
    public Optional<Simulation> realised(SimulationId prediction) {
        return rows.newestBeside(prediction);
    }

    /** Stops it where it is; what it found so far stays. Refused with {@code simulation-is-over} when it is. */
    @Transactional
    public Simulation stop(SimulationId id, Actor actor, Instant at) {
        Simulation running = get(id);
        if (!rows.finish(id, State.STOPPED, null, actor.name(), at)) {
            throw new BillingException(
                    SimulationRefusal.SIMULATION_IS_OVER,
                    "expected a simulation that is under way, but " + id + " is "
                            + (running.state().isOver() ? running.state() : "over"));
        }
        return get(id);
    }

    /**
     * How much money a version moves, by the newest completed simulation of it against the base; empty when there is none.
     *
     * @param versionHash the full hash of the version
     * @param baseHash the full hash of the version it was compared with
     */
    public Optional<Impact> impactOf(String set, String versionHash, String baseHash) {
        return findings.newestCompleted(set, versionHash, baseHash).map(findings::impact);
    }

    /** Simulations that are queued or running, oldest first; a running one may be a dead process's. */
    @Transactional(readOnly = true)
    public List<SimulationId> unfinished() {
        return rows.unfinished();
    }

    /** The simulation begins, or begins again after a crash. */
    @Transactional
    public void begin(SimulationId id, Instant at) {
        rows.begin(id, at);
    }

    /** It came to its end; one that was stopped stays so. */
    @Transactional
    public void complete(SimulationId id, Instant at) {
        rows.finish(id, State.COMPLETED, null, null, at);
    }

    @Transactional
    public void fail(SimulationId id, String reason, Instant at) {
        rows.finish(id, State.FAILED, reason, null, at);
    }

    private Simulation answer(SimulationId id, Instant at) {
        if (get(id).periodsInView() <= ANSWERED_AT_ONCE) {
            begin(id, at);
            Simulation small = get(id);
            while (simulating.next(small)) {
                // The next chunk.
            }
            complete(id, at);
        }
        return get(id);
    }

    private static void refuseOutOfBounds(SimulationRequest wanted) {
        Violations violations = new Violations();
        violations.expect(
                wanted.periods() >= 1 && wanted.periods() <= SimulationRequest.PERIODS_MAX,
                "/periods",
                "1 to " + SimulationRequest.PERIODS_MAX + " periods",
                wanted.periods());
        violations.expect(
                wanted.jumpPercent().signum() >= 0 && wanted.jumpPercent().compareTo(JUMP_PERCENT_MAX) <= 0,
                "/jumpPercent",
                "0 to " + JUMP_PERCENT_MAX + " percent",
                wanted.jumpPercent());
        violations.refuseAny(SimulationRefusal.INVALID_SIMULATION, "a simulation");
    }
}

package io.plimsoll.simulation;

import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.simulation.BilledPeriods.View;
import io.plimsoll.simulation.OutcomeWriting.NewOutcome;
import io.plimsoll.simulation.OutcomeWriting.Side;
import io.plimsoll.simulation.SimulationRows.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works a simulation off, a chunk of subscriptions at a time. Outcomes and the place reached are written in one transaction,
 * so it may be killed anywhere and goes on from there.
 */
@Component
public class Simulating {

    /** As many periods as make statements and rules sessions pay off, and few enough to be held in memory. */
    private static final int PERIODS_A_CHUNK = 2_400;

    private static final int SUBSCRIPTIONS_A_CHUNK = 500;

    private final SimulationRows simulations;
    private final BilledPeriods billedPeriods;
    private final InForceThen inForce;
    private final BilledAgain billedAgain;
    private final OutcomeWriting outcomes;
    private final TransactionTemplate transaction;

    Simulating(
            SimulationRows simulations,
            BilledPeriods billedPeriods,
            InForceThen inForce,
            BilledAgain billedAgain,
            OutcomeWriting outcomes,
            PlatformTransactionManager transactions) {
        this.simulations = simulations;
        this.billedPeriods = billedPeriods;
        this.inForce = inForce;
        this.billedAgain = billedAgain;
        this.outcomes = outcomes;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Computes the next chunk and returns whether to call again; one that is over, or was stopped meanwhile, is left alone. */
    public boolean next(Simulation simulation) {
        View book = simulations.view(simulation.id());
        Place from = simulations.place(simulation.id());
        int limit = Math.clamp(PERIODS_A_CHUNK / simulation.periods(), 1, SUBSCRIPTIONS_A_CHUNK);
        List<SubscriptionId> chunk = billedPeriods.subscriptionsAfter(from.lastSubscription(), limit);
        if (simulation.effect() == Effect.NONE || chunk.isEmpty()) {
            return false;
        }
        List<BilledPeriod> periods = periods(simulation, book, chunk);
        List<NewOutcome> found = outcomes(simulation, periods, from.done());
        Place to = new Place(chunk.getLast().value(), from.done() + periods.size());
        transaction.executeWithoutResult(status -> {
            // Not moved when it was stopped, or when another process was faster: then there is nothing of ours to keep.
            if (simulations.move(simulation.id(), from, to)) {
                outcomes.write(simulation.id(), found);
            }
        });
        return simulations
                .find(simulation.id())
                .filter(now -> !now.state().isOver())
                .isPresent();
    }

    private List<BilledPeriod> periods(Simulation simulation, View book, List<SubscriptionId> chunk) {
        return switch (simulation.kind()) {
            case PREDICTED -> billedPeriods.last(book, simulation.periods(), chunk);
            case REALISED -> inForce.billedBy(simulation, billedPeriods.since(book, inForce.since(simulation), chunk));
        };
    }

    private List<NewOutcome> outcomes(Simulation simulation, List<BilledPeriod> periods, long before) {
        List<Sides> sides = sides(simulation, periods);
        List<NewOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            Sides both = sides.get(i);
            outcomes.add(new NewOutcome(before + i + 1, periods.get(i), both.baseline, both.candidate));
        }
        return outcomes;
    }

    private record Sides(Side baseline, Side candidate) {}

    /** One subscription that cannot be read at all spoils its chunk: then each is computed by itself, and it keeps its failure. */
    private List<Sides> sides(Simulation simulation, List<BilledPeriod> periods) {
        try {
            return compare(simulation, periods);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            Map<SubscriptionId, List<BilledPeriod>> bySubscription = periods.stream()
                    .collect(
                            Collectors.groupingBy(BilledPeriod::subscription, LinkedHashMap::new, Collectors.toList()));
            return bySubscription.values().stream()
                    .flatMap(alone -> alone(simulation, alone).stream())
                    .toList();
        }
    }

    private List<Sides> alone(Simulation simulation, List<BilledPeriod> periods) {
        try {
            return compare(simulation, periods);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            Side failed = Side.failed("expected to bill " + periods.getFirst().subscription() + " again, but " + e);
            return Collections.nCopies(periods.size(), new Sides(failed, failed));
        }
    }

    private List<Sides> compare(Simulation simulation, List<BilledPeriod> periods) {
        return billedAgain.compare(simulation, periods).stream()
                .map(pair -> new Sides(Side.of(pair.baseline()), Side.of(pair.candidate())))
                .toList();
    }
}

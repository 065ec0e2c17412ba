package io.plimsoll.web.simulation;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.simulation.CustomerDifference;
import io.plimsoll.simulation.OutcomeFilter;
import io.plimsoll.simulation.RealisedMonth;
import io.plimsoll.simulation.SideBySide;
import io.plimsoll.simulation.Simulation;
import io.plimsoll.simulation.SimulationRequest;
import io.plimsoll.simulation.SimulationResults;
import io.plimsoll.simulation.Simulations;
import io.plimsoll.web.Pages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.net.URI;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a version of a policy set would have charged. */
@Tag(name = "Simulations")
@RestController
@RequestMapping("/api/v1")
class SimulationsApi {

    private final Simulations simulations;
    private final SimulationResults results;
    private final SideBySide sideBySide;
    private final InstantSource clock;

    SimulationsApi(Simulations simulations, SimulationResults results, SideBySide sideBySide, InstantSource clock) {
        this.simulations = simulations;
        this.results = results;
        this.sideBySide = sideBySide;
        this.clock = clock;
    }

    /**
     * @param periods how many of each subscription's last billed periods, 1 to 24
     * @param jumpPercent a bill that grows by more than this is a jump; 20 when left out
     * @param against the version to compare with, by hash or prefix; the one in force when left out
     */
    record NewSimulation(
            @NotNull @Min(1) @Max(SimulationRequest.PERIODS_MAX)
            Integer periods,

            @Nullable BigDecimal jumpPercent,
            @Nullable String against) {}

    /** Which customers a page of differences lists. */
    enum Direction {
        MORE,
        LESS
    }

    record CustomerAnswer(
            CustomerKey customer,
            Currency currency,
            Money baseline,
            Money candidate,
            Money difference,
            @Nullable BigDecimal percent,
            long changed,
            long outcome) {

        static CustomerAnswer of(CustomerDifference of) {
            return new CustomerAnswer(
                    of.customer(),
                    of.baseline().currency(),
                    of.baseline(),
                    of.candidate(),
                    of.difference(),
                    of.percent(),
                    of.changed(),
                    of.outcome());
        }
    }

    record MonthAnswer(String month, Currency currency, long bills, Money baseline, Money candidate, Money difference) {

        static MonthAnswer of(RealisedMonth of) {
            return new MonthAnswer(
                    of.month().toString(),
                    of.baseline().currency(),
                    of.bills(),
                    of.baseline(),
                    of.candidate(),
                    of.difference());
        }
    }

    @Operation(
            summary = "Simulate a version on billed periods; a small book is answered at once, a large one is queued")
    @PostMapping("/policies/{set}/versions/{version}/simulations")
    @Requires(Permission.WRITE_POLICIES)
    ResponseEntity<SimulationAnswer> request(
            @PathVariable String set,
            @PathVariable String version,
            @Valid @RequestBody NewSimulation wanted,
            Caller caller) {
        BigDecimal jump = Objects.requireNonNullElse(wanted.jumpPercent(), SimulationRequest.JUMP_PERCENT);
        return answer(simulations.request(
                new SimulationRequest(set, version, wanted.against(), Objects.requireNonNull(wanted.periods()), jump),
                caller.actor(),
                clock.instant()));
    }

    @Operation(summary = "List the newest simulations of a version")
    @GetMapping("/policies/{set}/versions/{version}/simulations")
    @Requires(Permission.READ_POLICIES)
    Page<SimulationAnswer> ofVersion(@PathVariable String set, @PathVariable String version) {
        return new Page<>(
                simulations.ofVersion(set, version).stream().map(this::answerOf).toList(), null);
    }

    @Operation(summary = "See how far a simulation is and what it found")
    @GetMapping("/simulations/{id}")
    @Requires(Permission.READ_POLICIES)
    SimulationAnswer get(@PathVariable SimulationId id) {
        return answerOf(simulations.get(id));
    }

    @Operation(summary = "Stop a simulation; what it found so far stays")
    @PostMapping("/simulations/{id}/stop")
    @Requires(Permission.WRITE_POLICIES)
    SimulationAnswer stop(@PathVariable SimulationId id, Caller caller) {
        return answerOf(simulations.stop(id, caller.actor(), clock.instant()));
    }

    @Operation(summary = "Compare what the version billed since it was in force with what the baseline would have")
    @PostMapping("/simulations/{id}/realised")
    @Requires(Permission.WRITE_POLICIES)
    ResponseEntity<SimulationAnswer> realise(@PathVariable SimulationId id, Caller caller) {
        return answer(simulations.realise(id, caller.actor(), clock.instant()));
    }

    @Operation(summary = "List single periods of a simulation")
    @GetMapping("/simulations/{id}/outcomes")
    @Requires(Permission.READ_POLICIES)
    Page<OutcomeAnswer> outcomes(
            @PathVariable SimulationId id,
            @RequestParam(defaultValue = "ALL") OutcomeFilter which,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        return Pages.map(results.outcomes(id, which, cursor, limit), OutcomeAnswer::of);
    }

    @Operation(summary = "See one period's two invoices, line beside line")
    @GetMapping("/simulations/{id}/outcomes/{number}")
    @Requires(Permission.READ_POLICIES)
    TwoInvoicesAnswer outcome(@PathVariable SimulationId id, @PathVariable long number) {
        return TwoInvoicesAnswer.of(sideBySide.of(id, number));
    }

    @Operation(summary = "List customers that pay more, or less, in one currency; those that differ most first")
    @GetMapping("/simulations/{id}/customers")
    @Requires(Permission.READ_POLICIES)
    Page<CustomerAnswer> customers(
            @PathVariable SimulationId id,
            @RequestParam String currency,
            @RequestParam(defaultValue = "MORE") Direction pays,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        return Pages.map(results.customers(id, currency, pays == Direction.MORE, cursor, limit), CustomerAnswer::of);
    }

    @Operation(summary = "List a simulation's differences by month and currency")
    @GetMapping("/simulations/{id}/months")
    @Requires(Permission.READ_POLICIES)
    Page<MonthAnswer> months(@PathVariable SimulationId id) {
        simulations.get(id);
        List<MonthAnswer> months =
                results.months(id).stream().map(MonthAnswer::of).toList();
        return new Page<>(months, null);
    }

    private ResponseEntity<SimulationAnswer> answer(Simulation simulation) {
        return ResponseEntity.status(simulation.state().isOver() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/simulations/" + simulation.id()))
                .body(answerOf(simulation));
    }

    private SimulationAnswer answerOf(Simulation simulation) {
        return SimulationAnswer.of(SimulationFacts.of(simulation, results));
    }
}

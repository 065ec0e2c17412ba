package io.plimsoll.web.simulation;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.policy.Policies;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.simulation.CurrencyTotals;
import io.plimsoll.simulation.CustomerDifference;
import io.plimsoll.simulation.OutcomeFilter;
import io.plimsoll.simulation.SideBySide;
import io.plimsoll.simulation.Simulation;
import io.plimsoll.simulation.SimulationOutcome;
import io.plimsoll.simulation.SimulationRequest;
import io.plimsoll.simulation.SimulationResults;
import io.plimsoll.simulation.Simulations;
import io.plimsoll.web.PageController;
import io.plimsoll.web.WireJson;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Simulations: start one, watch it, read what it found, and open any period's two invoices. */
@PageController
class SimulationPages {

    private static final int PAGE_SIZE = 50;
    private static final int CUSTOMERS_SHOWN = 5;
    private static final int JUMPS_SHOWN = 10;

    private final Simulations simulations;
    private final SimulationResults results;
    private final SideBySide sideBySide;
    private final Policies policies;
    private final InstantSource clock;

    SimulationPages(
            Simulations simulations,
            SimulationResults results,
            SideBySide sideBySide,
            Policies policies,
            InstantSource clock) {
        this.simulations = simulations;
        this.results = results;
        this.sideBySide = sideBySide;
        this.policies = policies;
        this.clock = clock;
    }

    /** Those who pay most more, and most less, in one currency. */
    public record Extremes(CurrencyTotals totals, List<CustomerDifference> more, List<CustomerDifference> less) {}

    @PostMapping("/policies/{set}/versions/{version}/simulations")
    @Requires(Permission.WRITE_POLICIES)
    String start(
            @PathVariable String set,
            @PathVariable String version,
            @RequestParam int periods,
            @RequestParam(defaultValue = "20") String jumpPercent,
            @RequestParam(required = false) @Nullable String against,
            Caller caller,
            Model model) {
        try {
            Simulation started = simulations.request(
                    new SimulationRequest(
                            set,
                            version,
                            against == null || against.isBlank() ? null : against,
                            periods,
                            WireJson.decimal(jumpPercent)),
                    caller.actor(),
                    clock.instant());
            return "redirect:/policy-simulations/" + started.id();
        } catch (BillingException refused) {
            return startForm(set, version, words(refused), model);
        } catch (IllegalArgumentException misread) {
            return startForm(set, version, misread.getMessage(), model);
        }
    }

    /** A version's simulations, and the form for another. */
    @GetMapping("/policies/{set}/versions/{version}/simulations")
    @Requires(Permission.READ_POLICIES)
    String ofVersion(@PathVariable String set, @PathVariable String version, Caller caller, Model model) {
        model.addAttribute("maySimulate", caller.may(Permission.WRITE_POLICIES));
        return list(set, version, model);
    }

    @GetMapping("/policy-simulations/{id}")
    @Requires(Permission.READ_POLICIES)
    String one(@PathVariable SimulationId id, Caller caller, Model model) {
        return show(simulations.get(id), caller, model);
    }

    @PostMapping("/policy-simulations/{id}/stop")
    @Requires(Permission.WRITE_POLICIES)
    String stop(@PathVariable SimulationId id, Caller caller) {
        if (!simulations.get(id).state().isOver()) {
            simulations.stop(id, caller.actor(), clock.instant());
        }
        return "redirect:/policy-simulations/" + id;
    }

    @PostMapping("/policy-simulations/{id}/realised")
    @Requires(Permission.WRITE_POLICIES)
    String realise(@PathVariable SimulationId id, Caller caller, Model model) {
        try {
            simulations.realise(id, caller.actor(), clock.instant());
            return "redirect:/policy-simulations/" + id;
        } catch (BillingException refused) {
            model.addAttribute("refusal", refused.getMessage());
            return show(simulations.get(id), caller, model);
        }
    }

    /** Single periods: all, or those that changed, jumped, would be held, or cannot be priced. */
    @GetMapping("/policy-simulations/{id}/periods")
    @Requires(Permission.READ_POLICIES)
    String periods(
            @PathVariable SimulationId id,
            @RequestParam(defaultValue = "CHANGED") OutcomeFilter which,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Page<SimulationOutcome> page = results.outcomes(id, which, cursor, PAGE_SIZE);
        named(simulations.get(id), model);
        model.addAttribute("which", which);
        model.addAttribute("filters", OutcomeFilter.values());
        model.addAttribute("outcomes", page.data());
        model.addAttribute("next", page.next());
        return "simulation/periods";
    }

    @GetMapping("/policy-simulations/{id}/periods/{number}")
    @Requires(Permission.READ_POLICIES)
    String period(@PathVariable SimulationId id, @PathVariable long number, Model model) {
        named(simulations.get(id), model);
        model.addAttribute("two", sideBySide.of(id, number));
        return "simulation/period";
    }

    @GetMapping("/policy-simulations/{id}/customers")
    @Requires(Permission.READ_POLICIES)
    String customers(
            @PathVariable SimulationId id,
            @RequestParam String currency,
            @RequestParam(defaultValue = "true") boolean more,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Page<CustomerDifference> page = results.customers(id, currency, more, cursor, PAGE_SIZE);
        named(simulations.get(id), model);
        model.addAttribute("currency", currency);
        model.addAttribute("more", more);
        model.addAttribute("customers", page.data());
        model.addAttribute("next", page.next());
        return "simulation/customers";
    }

    private String show(Simulation simulation, Caller caller, Model model) {
        named(simulation, model);
        boolean live = !simulation.state().isOver();
        model.addAttribute("live", live);
        model.addAttribute("maySimulate", caller.may(Permission.WRITE_POLICIES));
        if (!live) {
            addFindings(simulation, model);
        }
        return "simulation/simulation";
    }

    private void addFindings(Simulation simulation, Model model) {
        SimulationId id = simulation.id();
        SimulationFacts facts = SimulationFacts.of(simulation, results);
        model.addAttribute("facts", facts);
        model.addAttribute("histogram", Histogram.of(facts.histogram()));
        model.addAttribute("extremes", extremes(id, facts.totals()));
        model.addAttribute("jumps", results.jumps(id, JUMPS_SHOWN));
        model.addAttribute("newlyHeld", held(id, OutcomeFilter.NEWLY_HELD));
        model.addAttribute("noLongerHeld", held(id, OutcomeFilter.NO_LONGER_HELD));
        Optional<Simulation> realised = simulations.realised(id);
        model.addAttribute("realised", realised.orElse(null));
        model.addAttribute(
                "realisedMonths", realised.map(of -> results.months(of.id())).orElse(List.of()));
        model.addAttribute(
                "wasInForce",
                !policies.version(simulation.set(), simulation.candidate())
                        .activations()
                        .isEmpty());
    }

    private List<SimulationOutcome> held(SimulationId id, OutcomeFilter which) {
        return results.outcomes(id, which, null, JUMPS_SHOWN).data();
    }

    private List<Extremes> extremes(SimulationId id, List<CurrencyTotals> totals) {
        return totals.stream()
                .filter(each -> each.changed() > 0)
                .map(each -> {
                    String currency = each.baseline().currency().getCurrencyCode();
                    return new Extremes(
                            each,
                            results.customers(id, currency, true, null, CUSTOMERS_SHOWN)
                                    .data(),
                            results.customers(id, currency, false, null, CUSTOMERS_SHOWN)
                                    .data());
                })
                .toList();
    }

    private void named(Simulation simulation, Model model) {
        model.addAttribute("simulation", simulation);
        model.addAttribute("candidate", policies.version(simulation.set(), simulation.candidate()));
        model.addAttribute("baseline", policies.version(simulation.set(), simulation.baseline()));
    }

    /** What was wrong with the fields rather than that something was. */
    private static @Nullable String words(BillingException refused) {
        return refused.violations().isEmpty()
                ? refused.getMessage()
                : refused.violations().stream()
                        .map(BillingException.Violation::detail)
                        .collect(Collectors.joining("; "));
    }

    private String startForm(String set, String version, @Nullable String refusal, Model model) {
        model.addAttribute("refusal", refusal);
        model.addAttribute("maySimulate", true);
        return list(set, version, model);
    }

    private String list(String set, String version, Model model) {
        model.addAttribute("version", policies.version(set, version));
        model.addAttribute("simulations", simulations.ofVersion(set, version));
        return "simulation/simulations";
    }
}

package io.plimsoll.web.overview;

import io.plimsoll.billingrun.BillingRuns;
import io.plimsoll.history.UserTasks;
import io.plimsoll.overview.Overview;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import io.plimsoll.web.task.TaskCards;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@PageController
class OverviewPages {

    private static final int SHOWN = 8;

    private final Overview overview;
    private final UserTasks userTasks;
    private final TaskCards cards;
    private final BillingRuns runs;

    OverviewPages(Overview overview, UserTasks userTasks, TaskCards cards, BillingRuns runs) {
        this.overview = overview;
        this.userTasks = userTasks;
        this.cards = cards;
        this.runs = runs;
    }

    @GetMapping("/")
    @Requires(Permission.READ_OVERVIEW)
    String overview(Caller caller, Model model) {
        Overview.Figures figures = overview.figures();
        model.addAttribute("work", figures.work());
        model.addAttribute("invoices", figures.invoices());
        model.addAttribute("crossings", overview.latestCrossings(SHOWN));
        model.addAttribute(
                "tasks",
                cards.of(
                        userTasks.open(TaskCards.visibleTo(caller), null, SHOWN).data()));
        model.addAttribute("runs", runs.list(null, 5).data());
        return "overview/overview";
    }
}

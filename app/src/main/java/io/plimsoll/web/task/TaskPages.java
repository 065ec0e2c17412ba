package io.plimsoll.web.task;

import io.plimsoll.approval.Approvals;
import io.plimsoll.approval.Submission;
import io.plimsoll.history.UserTask;
import io.plimsoll.history.UserTasks;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.kernel.ThresholdCrossingId;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.threshold.Thresholds;
import io.plimsoll.web.PageController;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tasks that wait for a person, and the page on which one is decided. */
@PageController
class TaskPages {

    private static final int PAGE_SIZE = 50;

    private final UserTasks tasks;
    private final TaskCards cards;
    private final Invoicing invoicing;
    private final Thresholds thresholds;
    private final Approvals approvals;
    private final InstantSource clock;

    TaskPages(
            UserTasks tasks,
            TaskCards cards,
            Invoicing invoicing,
            Thresholds thresholds,
            Approvals approvals,
            InstantSource clock) {
        this.tasks = tasks;
        this.cards = cards;
        this.invoicing = invoicing;
        this.thresholds = thresholds;
        this.approvals = approvals;
        this.clock = clock;
    }

    @GetMapping("/tasks")
    @Requires(Permission.READ_USER_TASKS)
    String list(Caller caller, @RequestParam(required = false) @Nullable String cursor, Model model) {
        Page<UserTask> page = tasks.open(TaskCards.visibleTo(caller), cursor, PAGE_SIZE);
        model.addAttribute("tasks", cards.of(page.data()));
        model.addAttribute("next", page.next());
        return "task/tasks";
    }

    @GetMapping("/tasks/{key}")
    @Requires(Permission.READ_USER_TASKS)
    String one(@PathVariable long key, Caller caller, Model model) {
        return show(tasks.get(key), caller, model);
    }

    @PostMapping("/tasks/{key}/complete")
    @Requires(Permission.COMPLETE_USER_TASKS)
    String complete(
            @PathVariable long key,
            @RequestParam String outcome,
            @RequestParam(defaultValue = "") String note,
            Caller caller,
            Model model) {
        try {
            tasks.complete(key, outcome, note, caller.actor(), caller.groups(), clock.instant());
            return "redirect:/tasks/" + key;
        } catch (BillingException refused) {
            model.addAttribute("refusal", refused.getMessage());
            return show(tasks.get(key), caller, model);
        }
    }

    private String show(UserTask task, Caller caller, Model model) {
        model.addAttribute("task", cards.of(task));
        model.addAttribute("open", task.open() && mayComplete(task, caller));
        model.addAttribute("waits", task.open());
        model.addAttribute("completion", task.completion());
        model.addAttribute("outcomes", List.copyOf(task.outcomes()));
        String subject = task.subject() == null ? "" : task.subject();
        if (subject.startsWith("inv_")) {
            model.addAttribute("invoice", invoicing.get(InvoiceId.parse(subject)));
        } else if (subject.startsWith("thr_")) {
            model.addAttribute("crossing", thresholds.get(ThresholdCrossingId.parse(subject)));
        } else if (subject.startsWith("psub_")) {
            Submission submission = approvals.submission(PolicySubmissionId.parse(subject));
            boolean ownWork = submission.contributors().contains(caller.actor().name());
            model.addAttribute("submission", submission);
            model.addAttribute("ownWork", ownWork);
            model.addAttribute("open", task.open() && !ownWork && mayComplete(task, caller));
        }
        return "task/task";
    }

    private static boolean mayComplete(UserTask task, Caller caller) {
        return caller.may(Permission.COMPLETE_USER_TASKS)
                && task.candidateGroups().stream().anyMatch(caller.groups()::contains);
    }
}

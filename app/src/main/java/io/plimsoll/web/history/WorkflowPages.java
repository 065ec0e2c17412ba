package io.plimsoll.web.history;

import io.plimsoll.history.UserTasks;
import io.plimsoll.history.WorkflowFilter;
import io.plimsoll.history.WorkflowHistory;
import io.plimsoll.history.WorkflowInstance;
import io.plimsoll.history.WorkflowState;
import io.plimsoll.history.WorkflowStep;
import io.plimsoll.kernel.Page;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Runs of processes, and one run: its picture, its steps, what happened in it and who acted. */
@PageController
@Requires(Permission.READ_WORKFLOWS)
class WorkflowPages {

    private static final int PAGE_SIZE = 50;

    private final WorkflowHistory history;
    private final UserTasks userTasks;
    private final Drawings drawings;

    WorkflowPages(WorkflowHistory history, UserTasks userTasks, Drawings drawings) {
        this.history = history;
        this.userTasks = userTasks;
        this.drawings = drawings;
    }

    @GetMapping("/workflows")
    String list(
            @RequestParam(defaultValue = "") String process,
            @RequestParam(required = false) @Nullable WorkflowState state,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "false") boolean troubled,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        WorkflowFilter filter = new WorkflowFilter(orNull(process), state, orNull(subject), orNull(customer), troubled);
        Page<WorkflowInstance> page = history.list(filter, cursor, PAGE_SIZE);
        model.addAttribute("instances", page.data());
        model.addAttribute("next", page.next());
        model.addAttribute("filter", filter);
        model.addAttribute("processes", drawings.processes());
        model.addAttribute("states", WorkflowState.values());
        model.addAttribute("lag", history.lag());
        return "history/workflows";
    }

    @GetMapping("/workflows/{key}")
    String one(@PathVariable long key, Model model, HttpServletResponse response) {
        WorkflowInstance instance = history.instance(key);
        List<WorkflowStep> steps = history.stepsOf(key);
        response.setHeader("Content-Security-Policy", DrawingPolicy.CONTENT_POLICY);
        model.addAttribute("instance", instance);
        model.addAttribute("steps", StepRow.of(steps, history.attemptsOf(key), history.incidentsOf(key)));
        model.addAttribute("tasks", userTasks.ofInstance(key));
        model.addAttribute("incidents", history.incidentsOf(key));
        model.addAttribute("attempts", history.attemptsOf(key));
        model.addAttribute("changes", history.changesOf(key));
        model.addAttribute("messages", history.messagesOf(key));
        model.addAttribute(
                "path",
                JsonMapper.shared()
                        .writeValueAsString(Map.of("steps", marks(steps), "flows", history.flowsTaken(key))));
        model.addAttribute("took", Took.between(instance.startedAt(), instance.endedAt()));
        model.addAttribute("drawn", drawings.of(instance).isPresent());
        return "history/workflow";
    }

    /** The BPMN of the version the run is of. */
    @GetMapping("/workflows/{key}/drawing")
    ResponseEntity<byte[]> drawing(@PathVariable long key) {
        return drawings.of(history.instance(key))
                .map(xml -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_XML)
                        .body(xml.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static Map<String, String> marks(List<WorkflowStep> steps) {
        Map<String, String> marks = new LinkedHashMap<>();
        steps.forEach(step -> marks.put(step.elementId(), step.state().name()));
        return marks;
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}

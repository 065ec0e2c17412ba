package io.plimsoll.web.approval;

import io.plimsoll.approval.ApprovalRefusal;
import io.plimsoll.approval.Approvals;
import io.plimsoll.approval.Submission;
import io.plimsoll.approval.SubmissionState;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.Pages;
import io.plimsoll.web.RefusedRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Four eyes over policy versions. */
@Tag(name = "Policies")
@RestController
class ApprovalsApi {

    private static final String VERSION = "/api/v1/policies/{set}/versions/{version}";

    private final Approvals approvals;
    private final InstantSource clock;

    ApprovalsApi(Approvals approvals, InstantSource clock) {
        this.approvals = approvals;
        this.clock = clock;
    }

    /** @param effectiveFrom from when it shall be in force; as soon as it is approved when left out */
    record SubmitRequest(
            @NotBlank @Size(max = 2000) String reason,
            @Nullable Instant effectiveFrom) {}

    record ApproveRequest(@Nullable @Size(max = 2000) String note) {}

    record RejectRequest(@NotBlank @Size(max = 2000) String reason) {}

    record ActivateRequest(@Nullable Instant effectiveFrom) {}

    @Operation(summary = "Propose a version for approval by somebody else")
    @PostMapping(VERSION + "/submit")
    @Requires(Permission.SUBMIT_POLICIES)
    ResponseEntity<SubmissionAnswer> submit(
            @PathVariable String set,
            @PathVariable String version,
            @Valid @RequestBody SubmitRequest request,
            Caller caller) {
        Instant now = clock.instant();
        Instant effectiveFrom = Objects.requireNonNullElse(request.effectiveFrom(), now);
        Submission submitted = approvals.submit(set, version, request.reason(), effectiveFrom, caller.actor(), now);
        return ResponseEntity.created(URI.create("/api/v1/policy-submissions/" + submitted.id()))
                .body(SubmissionAnswer.of(submitted));
    }

    @Operation(summary = "Agree to what somebody else submitted; the last one needed puts it in force")
    @PostMapping(VERSION + "/approve")
    @Requires(Permission.APPROVE_POLICIES)
    SubmissionAnswer approve(
            @PathVariable String set,
            @PathVariable String version,
            @Valid @RequestBody(required = false) @Nullable ApproveRequest request,
            Caller caller) {
        String note = request == null ? "" : Objects.requireNonNullElse(request.note(), "");
        return SubmissionAnswer.of(approvals.approve(newest(set, version).id(), note, caller.actor(), clock.instant()));
    }

    @Operation(summary = "Refuse what somebody else submitted, with the reason")
    @PostMapping(VERSION + "/reject")
    @Requires(Permission.APPROVE_POLICIES)
    SubmissionAnswer reject(
            @PathVariable String set,
            @PathVariable String version,
            @Valid @RequestBody RejectRequest request,
            Caller caller) {
        return SubmissionAnswer.of(
                approvals.reject(newest(set, version).id(), request.reason(), caller.actor(), clock.instant()));
    }

    @Operation(summary = "Take back what you submitted, until it takes effect")
    @PostMapping(VERSION + "/withdraw")
    @Requires(Permission.SUBMIT_POLICIES)
    SubmissionAnswer withdraw(@PathVariable String set, @PathVariable String version, Caller caller) {
        return SubmissionAnswer.of(approvals.withdraw(newest(set, version).id(), caller.actor(), clock.instant()));
    }

    @Operation(summary = "Confirm that an approved version is in force from its instant on; approval alone does that")
    @PostMapping(VERSION + "/activate")
    @Requires(Permission.ACTIVATE_POLICIES)
    SubmissionAnswer activate(
            @PathVariable String set,
            @PathVariable String version,
            @Valid @RequestBody(required = false) @Nullable ActivateRequest request) {
        Submission submission = newest(set, version);
        if (submission.state() != SubmissionState.APPROVED) {
            throw new BillingException(
                    ApprovalRefusal.NOT_APPROVED,
                    "expected a version that others approved, but `%s` is %s"
                            .formatted(submission.id(), submission.state()));
        }
        Instant asked = request == null ? null : request.effectiveFrom();
        Instant approved = approvals.effectiveFromOf(submission);
        if (asked != null && !asked.equals(approved) && !asked.equals(submission.effectiveFrom())) {
            throw RefusedRequest.field(
                    "/effectiveFrom", "expected " + approved + ", the instant that was approved, but got " + asked);
        }
        return SubmissionAnswer.of(submission);
    }

    @Operation(summary = "List what was submitted, newest first")
    @GetMapping("/api/v1/policy-submissions")
    @Requires(Permission.READ_POLICIES)
    Page<SubmissionAnswer> list(
            @RequestParam(required = false) @Nullable SubmissionState state,
            @RequestParam(required = false) @Nullable @Min(1) Long cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        return Pages.map(approvals.submissions(state, cursor, limit), SubmissionAnswer::of);
    }

    @Operation(summary = "See one submission and who agreed")
    @GetMapping("/api/v1/policy-submissions/{id}")
    @Requires(Permission.READ_POLICIES)
    SubmissionAnswer get(@PathVariable PolicySubmissionId id) {
        return SubmissionAnswer.of(approvals.submission(id));
    }

    private Submission newest(String set, String version) {
        return approvals.submissionOf(set, version);
    }
}

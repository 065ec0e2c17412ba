package io.plimsoll.web.policy;

import io.plimsoll.approval.VersionState;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Puts an earlier version in force again. */
@Tag(name = "Policies")
@RestController
class RollbackApi {

    private final Policies policies;
    private final InstantSource clock;

    RollbackApi(Policies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * @param to hash of the version, or its first characters
     * @param reason stands in the audit log
     */
    record RollbackRequest(
            @NotBlank String to, @NotBlank @Size(max = 1000) String reason) {}

    @Operation(
            summary =
                    "Put a version that was in force before in force again from now on, also in place of what is scheduled")
    @PostMapping("/api/v1/policies/{set}/rollback")
    @Requires(Permission.ACTIVATE_POLICIES)
    PolicyVersionAnswer rollback(@PathVariable String set, @Valid @RequestBody RollbackRequest request, Caller caller) {
        Instant now = clock.instant();
        PolicyVersion back = policies.rollback(set, request.to(), request.reason(), caller.actor(), now);
        return PolicyVersionAnswer.of(back, VersionState.ACTIVE);
    }
}

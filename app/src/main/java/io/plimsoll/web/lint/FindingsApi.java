package io.plimsoll.web.lint;

import io.plimsoll.kernel.Page;
import io.plimsoll.lint.Lint;
import io.plimsoll.rules.lint.Finding;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is wrong, or looks wrong, in a policy table. */
@Tag(name = "Policies")
@RestController
@RequestMapping("/api/v1/policies/{set}")
class FindingsApi {

    private final Lint lint;

    FindingsApi(Lint lint) {
        this.lint = lint;
    }

    /**
     * @param rows cells by column name; {@code row} holds the row's id
     * @param effectiveFrom when the table is to take effect
     */
    record FindingsRequest(
            @NotNull List<@NotNull Map<String, String>> rows,
            @Nullable Instant effectiveFrom) {}

    @Operation(summary = "See what is wrong in a version; findings of severity ERROR keep it from being submitted")
    @GetMapping("/versions/{version}/findings")
    @Requires(Permission.READ_POLICIES)
    Page<Finding> ofVersion(
            @PathVariable String set,
            @PathVariable String version,
            @RequestParam(required = false) @Nullable Instant effectiveFrom) {
        return new Page<>(lint.findingsOf(set, version, effectiveFrom), null);
    }

    @Operation(summary = "See what is wrong in rows that are not stored yet, also in cells that cannot be read")
    @PostMapping("/findings")
    @Requires(Permission.READ_POLICIES)
    Page<Finding> ofRows(@PathVariable String set, @Valid @RequestBody FindingsRequest request) {
        return new Page<>(lint.findings(set, request.rows(), request.effectiveFrom()), null);
    }
}

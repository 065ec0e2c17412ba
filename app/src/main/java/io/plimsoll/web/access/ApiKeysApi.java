package io.plimsoll.web.access;

import io.plimsoll.access.ApiKey;
import io.plimsoll.access.ApiKeys;
import io.plimsoll.access.NewApiKey;
import io.plimsoll.access.Role;
import io.plimsoll.kernel.Page;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.AnswerToKeep;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys programs call with. */
@Tag(name = "Access")
@RestController
@RequestMapping("/api/v1/api-keys")
@Requires(Permission.MANAGE_ACCESS)
class ApiKeysApi {

    private final ApiKeys keys;
    private final InstantSource clock;

    ApiKeysApi(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    record KeyRequest(
            @NotBlank @Size(max = 120) String label,
            @NotEmpty Set<Role> roles) {}

    /** @param token only in the answer that makes the key, and there only once */
    record KeyAnswer(
            String prefix,
            String label,
            Set<Role> roles,
            Instant createdAt,
            String createdBy,
            @Nullable Instant revokedAt,
            @Nullable String token) {

        static KeyAnswer of(ApiKey of, @Nullable String token) {
            return new KeyAnswer(
                    of.prefix(),
                    of.label(),
                    new TreeSet<>(of.roles()),
                    of.createdAt(),
                    of.createdBy(),
                    of.revokedAt(),
                    token);
        }
    }

    @Operation(summary = "Make an API key; its token is shown this once")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    KeyAnswer create(@Valid @RequestBody KeyRequest wanted, Caller caller, HttpServletRequest request) {
        NewApiKey made = keys.create(wanted.label(), wanted.roles(), caller.actor(), clock.instant());
        AnswerToKeep.insteadOfSecret(request, KeyAnswer.of(made.key(), null));
        return KeyAnswer.of(made.key(), made.token());
    }

    @Operation(summary = "List all API keys, newest first")
    @GetMapping
    Page<KeyAnswer> list() {
        return new Page<>(
                keys.list().stream().map(key -> KeyAnswer.of(key, null)).toList(), null);
    }

    @Operation(summary = "Revoke an API key, at once and for ever")
    @PostMapping("/{prefix}/revoke")
    KeyAnswer revoke(@PathVariable String prefix, Caller caller) {
        return KeyAnswer.of(keys.revoke(prefix, caller.actor(), clock.instant()), null);
    }
}

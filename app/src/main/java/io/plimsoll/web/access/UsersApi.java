package io.plimsoll.web.access;

import io.plimsoll.access.Invitation;
import io.plimsoll.access.Role;
import io.plimsoll.access.StaffUser;
import io.plimsoll.access.StaffUsers;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people who sign in. */
@Tag(name = "Access")
@RestController
@RequestMapping("/api/v1/users")
@Requires(Permission.MANAGE_ACCESS)
class UsersApi {

    private final StaffUsers users;
    private final InstantSource clock;

    UsersApi(StaffUsers users, InstantSource clock) {
        this.users = users;
        this.clock = clock;
    }

    record UserRequest(
            @NotBlank String login,
            @NotBlank String displayName,
            @NotEmpty Set<Role> roles) {}

    record UserChange(
            @NotBlank String displayName,
            @NotEmpty Set<Role> roles,
            @Nullable Boolean disabled) {}

    /** @param oneTimePassword only in the answer that makes it, and there only once */
    record UserAnswer(
            String login,
            String displayName,
            Set<Role> roles,
            boolean disabled,
            boolean passwordIsOneTime,
            Instant createdAt,
            @Nullable String oneTimePassword) {

        static UserAnswer of(StaffUser of, @Nullable String oneTimePassword) {
            return new UserAnswer(
                    of.login(),
                    of.displayName(),
                    new TreeSet<>(of.roles()),
                    of.disabled(),
                    of.passwordIsOneTime(),
                    of.createdAt(),
                    oneTimePassword);
        }
    }

    @Operation(summary = "Invite a user; the one-time password is shown this once")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UserAnswer invite(@Valid @RequestBody UserRequest wanted, Caller caller, HttpServletRequest request) {
        return shownOnce(
                users.invite(wanted.login(), wanted.displayName(), wanted.roles(), caller.actor(), clock.instant()),
                request);
    }

    @Operation(summary = "List all users")
    @GetMapping
    Page<UserAnswer> list() {
        return new Page<>(
                users.list().stream().map(user -> UserAnswer.of(user, null)).toList(), null);
    }

    @Operation(summary = "Change a user's name and roles, or disable the user")
    @PutMapping("/{login}")
    UserAnswer change(@PathVariable String login, @Valid @RequestBody UserChange change, Caller caller) {
        boolean disabled = Boolean.TRUE.equals(change.disabled());
        return UserAnswer.of(
                users.change(login, change.displayName(), change.roles(), disabled, caller.actor(), clock.instant()),
                null);
    }

    @Operation(summary = "Give a user a new one-time password, shown this once")
    @PostMapping("/{login}/reset-password")
    UserAnswer resetPassword(@PathVariable String login, Caller caller, HttpServletRequest request) {
        return shownOnce(users.resetPassword(login, caller.actor(), clock.instant()), request);
    }

    private static UserAnswer shownOnce(Invitation invitation, HttpServletRequest request) {
        AnswerToKeep.insteadOfSecret(request, UserAnswer.of(invitation.user(), null));
        return UserAnswer.of(invitation.user(), invitation.oneTimePassword());
    }
}

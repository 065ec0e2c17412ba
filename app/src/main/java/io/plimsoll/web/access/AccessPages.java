package io.plimsoll.web.access;

import io.plimsoll.access.ApiKeys;
import io.plimsoll.access.Invitation;
import io.plimsoll.access.Role;
import io.plimsoll.access.StaffUsers;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may sign in: people and API keys. New secrets are shown once, on the answer to their creation, and never stored. */
@PageController
@Requires(Permission.MANAGE_ACCESS)
class AccessPages {

    private final StaffUsers users;
    private final ApiKeys keys;
    private final InstantSource clock;

    AccessPages(StaffUsers users, ApiKeys keys, InstantSource clock) {
        this.users = users;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/access")
    String access(Model model) {
        model.addAttribute("users", users.list());
        model.addAttribute("keys", keys.list());
        model.addAttribute(
                "staffRoles",
                Arrays.stream(Role.values()).filter(Role::isForPeople).toList());
        model.addAttribute("keyRoles", List.of(Role.values()));
        return "access/access";
    }

    @PostMapping("/access/users")
    String addUser(
            @RequestParam String login,
            @RequestParam String displayName,
            @RequestParam Role role,
            Caller caller,
            Model model) {
        return showingSecret(model, () -> {
            Invitation invitation = users.invite(login, displayName, Set.of(role), caller.actor(), clock.instant());
            return invitation.oneTimePassword();
        });
    }

    @PostMapping("/access/keys")
    String addKey(@RequestParam String label, @RequestParam Role role, Caller caller, Model model) {
        return showingSecret(
                model,
                () -> keys.create(label, Set.of(role), caller.actor(), clock.instant())
                        .token());
    }

    @PostMapping("/access/keys/{prefix}/revoke")
    String revoke(@PathVariable String prefix, Caller caller) {
        keys.revoke(prefix, caller.actor(), clock.instant());
        return "redirect:/access";
    }

    private String showingSecret(Model model, Supplier<String> secret) {
        try {
            model.addAttribute("secret", secret.get());
        } catch (BillingException refused) {
            model.addAttribute("refusal", refused.getMessage());
            model.addAttribute("violations", refused.violations());
        }
        return access(model);
    }
}

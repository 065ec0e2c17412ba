package io.plimsoll.web.access;

import io.plimsoll.access.StaffUsers;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.security.Caller;
import io.plimsoll.security.OpenToEveryone;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The door for people; the form's POST to {@code /sign-in} is answered by the security chain. */
@PageController
class SignInPages {

    // Not the test clock: a wait after wrong passwords passes in real time.
    private final InstantSource wallClock = InstantSource.system();
    private final StaffUsers users;

    SignInPages(StaffUsers users) {
        this.users = users;
    }

    @GetMapping("/sign-in")
    @OpenToEveryone
    String signIn(
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable Integer wait,
            Model model) {
        model.addAttribute("refused", refused != null);
        model.addAttribute("waitSeconds", wait);
        return "access/sign-in";
    }

    @GetMapping("/account/password")
    @Requires(Permission.CHANGE_OWN_PASSWORD)
    String choosePassword(Caller caller, Model model) {
        model.addAttribute("oneTime", caller.mustChangePassword());
        return "access/password";
    }

    @PostMapping("/account/password")
    @Requires(Permission.CHANGE_OWN_PASSWORD)
    ModelAndView changePassword(
            Caller caller,
            @RequestParam("current-password") String current,
            @RequestParam("new-password") String next) {
        try {
            users.changePassword(caller.login(), current, next, wallClock.instant());
            return new ModelAndView("redirect:/");
        } catch (BillingException refused) {
            ModelAndView again = new ModelAndView("access/password");
            again.setStatus(HttpStatusCode.valueOf(HttpStatus.UNPROCESSABLE_CONTENT.value()));
            again.addObject("oneTime", caller.mustChangePassword());
            again.addObject("refusal", refused.getMessage());
            return again;
        }
    }
}

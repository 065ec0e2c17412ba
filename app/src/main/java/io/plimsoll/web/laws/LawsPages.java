package io.plimsoll.web.laws;

import io.plimsoll.laws.LawCheck;
import io.plimsoll.laws.Laws;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import java.time.InstantSource;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The laws, and whether they hold. */
@PageController
class LawsPages {

    private final Laws laws;
    private final InstantSource clock;

    LawsPages(Laws laws, InstantSource clock) {
        this.laws = laws;
        this.clock = clock;
    }

    /** A law as the page shows it. */
    public record Shown(LawCheck check, String query) {}

    @GetMapping("/laws")
    @Requires(Permission.READ_WORKFLOWS)
    String show(Caller caller, Model model) {
        List<LawCheck> checks = laws.last();
        model.addAttribute(
                "laws",
                checks.stream()
                        .map(check -> new Shown(check, Laws.query(check.law())))
                        .toList());
        model.addAttribute("allHold", checks.stream().allMatch(LawCheck::holds));
        model.addAttribute("mayCheck", caller.may(Permission.OPERATE));
        return "laws/laws";
    }

    @PostMapping("/laws/checks")
    @Requires(Permission.OPERATE)
    String check() {
        laws.check(clock.instant());
        return "redirect:/laws";
    }
}

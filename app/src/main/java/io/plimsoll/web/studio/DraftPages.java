package io.plimsoll.web.studio;

import io.plimsoll.kernel.PolicyDraftId;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.studio.Draft;
import io.plimsoll.studio.Drafts;
import io.plimsoll.tablefile.TableFiles;
import io.plimsoll.web.PageController;
import java.time.InstantSource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page a draft is edited on, and tables as files. */
@PageController
@RequestMapping("/policies/{set}")
class DraftPages {

    private final Drafts drafts;
    private final Policies policies;
    private final NamedTables tables;
    private final InstantSource clock;

    DraftPages(Drafts drafts, Policies policies, NamedTables tables, InstantSource clock) {
        this.drafts = drafts;
        this.policies = policies;
        this.tables = tables;
        this.clock = clock;
    }

    @PostMapping("/drafts")
    @Requires(Permission.WRITE_POLICIES)
    String create(
            @PathVariable String set,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String name,
            Caller caller) {
        PolicyVersion base = from.isEmpty() ? policies.inForce(set, clock.instant()) : policies.version(set, from);
        String called = name.isBlank() ? set + " " + (base.number() + 1) : name.strip();
        Draft draft = drafts.create(set, base.hash(), called, caller.actor(), clock.instant());
        return "redirect:/policies/" + set + "/drafts/" + draft.id();
    }

    @GetMapping("/drafts/{id}")
    @Requires(Permission.READ_POLICIES)
    String grid(@PathVariable String set, @PathVariable PolicyDraftId id, Caller caller, Model model) {
        Draft draft = drafts.get(set, id);
        model.addAttribute("draft", draft);
        model.addAttribute("set", set);
        model.addAttribute("base", policies.version(set, draft.baseHash()));
        model.addAttribute("inForce", policies.inForce(set, clock.instant()));
        model.addAttribute("editable", draft.state() != Draft.State.DISCARDED && caller.may(Permission.WRITE_POLICIES));
        return "studio/draft";
    }

    @PostMapping("/drafts/{id}/discard")
    @Requires(Permission.WRITE_POLICIES)
    String discard(@PathVariable String set, @PathVariable PolicyDraftId id, Caller caller) {
        drafts.get(set, id);
        drafts.discard(id, caller.actor(), clock.instant());
        return "redirect:/policies/" + set;
    }

    @GetMapping("/drafts/{id}/csv")
    @Requires(Permission.READ_POLICIES)
    ResponseEntity<byte[]> csv(@PathVariable String set, @PathVariable PolicyDraftId id) {
        Draft draft = drafts.get(set, id);
        return FileAnswers.csv(set + "-" + id, TableFiles.csv(tables.schema(set), draft.rows()));
    }

    @GetMapping("/drafts/{id}/xlsx")
    @Requires(Permission.READ_POLICIES)
    ResponseEntity<byte[]> xlsx(@PathVariable String set, @PathVariable PolicyDraftId id) {
        return FileAnswers.xlsx(
                set + "-" + id, tables.schema(set), drafts.get(set, id).rows());
    }

    @GetMapping("/versions/{hash}/csv")
    @Requires(Permission.READ_POLICIES)
    ResponseEntity<byte[]> csv(@PathVariable String set, @PathVariable String hash) {
        PolicyVersion version = policies.version(set, hash);
        return FileAnswers.csv(set + "-version-" + version.number(), version.csv());
    }

    @GetMapping("/versions/{hash}/xlsx")
    @Requires(Permission.READ_POLICIES)
    ResponseEntity<byte[]> xlsx(@PathVariable String set, @PathVariable String hash) {
        PolicyVersion version = policies.version(set, hash);
        return FileAnswers.xlsx(set + "-version-" + version.number(), tables.schema(set), tables.rows(version));
    }
}

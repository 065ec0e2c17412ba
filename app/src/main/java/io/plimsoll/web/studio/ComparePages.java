package io.plimsoll.web.studio;

import io.plimsoll.policy.Policies;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.studio.Drafts;
import io.plimsoll.studio.TableDiff;
import io.plimsoll.studio.TableDiff.Kind;
import io.plimsoll.studio.TableDiff.RowDiff;
import io.plimsoll.web.PageController;
import io.plimsoll.web.studio.NamedTables.NamedTable;
import java.time.InstantSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Two tables side by side: what one has and the other has not, down to the cell. */
@PageController
@Requires(Permission.READ_POLICIES)
class ComparePages {

    private final NamedTables tables;
    private final Policies policies;
    private final Drafts drafts;
    private final InstantSource clock;

    ComparePages(NamedTables tables, Policies policies, Drafts drafts, InstantSource clock) {
        this.tables = tables;
        this.policies = policies;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** @param from the version in force when left out, as {@code to} is */
    @GetMapping("/policies/{set}/compare")
    String compare(
            @PathVariable String set,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "false") boolean all,
            Model model) {
        NamedTable before = tables.table(set, orInForce(set, from));
        NamedTable after = tables.table(set, orInForce(set, to));
        TableDiff difference = tables.difference(set, before, after);
        model.addAttribute("set", set);
        model.addAttribute("from", before);
        model.addAttribute("to", after);
        model.addAttribute("all", all);
        model.addAttribute("columns", difference.columns());
        model.addAttribute(
                "rows",
                all
                        ? difference.rows()
                        : difference.rows().stream()
                                .filter(RowDiff::isDifferent)
                                .toList());
        model.addAttribute("same", difference.isEmpty());
        model.addAttribute("added", difference.count(Kind.ADDED));
        model.addAttribute("removed", difference.count(Kind.REMOVED));
        model.addAttribute("changed", difference.count(Kind.CHANGED));
        model.addAttribute("moved", difference.moved());
        model.addAttribute("versions", policies.versions(set));
        model.addAttribute("drafts", drafts.list(set));
        return "studio/compare";
    }

    private String orInForce(String set, String name) {
        return name.isBlank() ? policies.inForce(set, clock.instant()).hash() : name;
    }
}

package io.plimsoll.web.audit;

import io.plimsoll.audit.AuditEntries;
import io.plimsoll.audit.AuditFilter;
import io.plimsoll.audit.AuditVerification;
import io.plimsoll.audit.ChainedEntry;
import io.plimsoll.audit.Checkpoints;
import io.plimsoll.kernel.Page;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit record as people read it. */
@PageController
@Requires(Permission.READ_AUDIT)
class AuditPages {

    private static final int PAGE_SIZE = 100;

    private final AuditEntries entries;
    private final AuditVerification verification;
    private final Checkpoints checkpoints;

    AuditPages(AuditEntries entries, AuditVerification verification, Checkpoints checkpoints) {
        this.entries = entries;
        this.verification = verification;
        this.checkpoints = checkpoints;
    }

    /** What was asked for, as the form shows it again; days are in UTC and both included. */
    public record Search(String subject, String customer, String person, String action, String from, String to) {

        AuditFilter filter(@Nullable String cursor) {
            Instant end = startOf(to);
            return new AuditFilter(
                    orNull(subject),
                    orNull(customer),
                    actor(orNull(person)),
                    orNull(action),
                    startOf(from),
                    end == null ? null : end.atZone(ZoneOffset.UTC).plusDays(1).toInstant(),
                    cursor);
        }

        private static @Nullable String actor(@Nullable String person) {
            return person == null || person.contains(":") ? person : "user:" + person;
        }

        private static @Nullable Instant startOf(String day) {
            try {
                return day.isBlank()
                        ? null
                        : LocalDate.parse(day.strip())
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant();
            } catch (DateTimeParseException e) {
                return null;
            }
        }

        private static @Nullable String orNull(String text) {
            return text.isBlank() ? null : text.strip();
        }
    }

    @GetMapping("/audit")
    String search(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Search search = new Search(subject, customer, person, action, from, to);
        Page<ChainedEntry> page = entries.list(search.filter(cursor), PAGE_SIZE);
        model.addAttribute("search", search);
        model.addAttribute("entries", page.data());
        model.addAttribute("next", page.next());
        return "audit/audit";
    }

    @GetMapping("/audit/verification")
    String verification(Model model) {
        model.addAttribute("verification", verification.verify(checkpoints));
        model.addAttribute("checkpoints", checkpoints.file());
        model.addAttribute("publicKey", checkpoints.publicKey());
        return "audit/verification";
    }
}

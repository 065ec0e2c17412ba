package io.plimsoll.web.audit;

import io.plimsoll.audit.AuditEntries;
import io.plimsoll.audit.AuditFilter;
import io.plimsoll.audit.AuditVerification;
import io.plimsoll.audit.ChainedEntry;
import io.plimsoll.audit.Checkpoints;
import io.plimsoll.audit.Verification;
import io.plimsoll.evidence.Sample;
import io.plimsoll.evidence.Samples;
import io.plimsoll.kernel.Page;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.Pages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who did what to which thing, and whether that record is as it was written. */
@Tag(name = "Audit")
@RestController
@RequestMapping("/api/v1/audit")
@Requires(Permission.READ_AUDIT)
class AuditApi {

    private final AuditEntries entries;
    private final AuditVerification verification;
    private final Checkpoints checkpoints;
    private final Samples samples;

    AuditApi(AuditEntries entries, AuditVerification verification, Checkpoints checkpoints, Samples samples) {
        this.samples = samples;
        this.entries = entries;
        this.verification = verification;
        this.checkpoints = checkpoints;
    }

    /** One thing that someone did or tried. */
    record EntryAnswer(
            String id,
            Instant recordedAt,
            String actor,
            String action,
            String subject,
            JsonNode detail,
            @Nullable Long sequenceNumber,
            @Nullable String hash) {

        static EntryAnswer of(ChainedEntry of) {
            return new EntryAnswer(
                    Long.toString(of.entry().id()),
                    of.entry().recordedAt(),
                    of.entry().actor(),
                    of.entry().action(),
                    of.entry().subject(),
                    JsonMapper.shared().readTree(of.entry().detail()),
                    of.sequenceNumber(),
                    of.hash());
        }
    }

    @Operation(summary = "List audit entries, newest first, by subject, customer, actor, action and time")
    @GetMapping("/entries")
    Page<EntryAnswer> entries(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        AuditFilter filter = new AuditFilter(subject, customer, actor, action, from, to, cursor);
        return Pages.map(entries.list(filter, limit), EntryAnswer::of);
    }

    @Operation(summary = "Draw a sample of invoices issued in a period; the same seed draws the same again")
    @GetMapping("/samples")
    Sample samples(
            @RequestParam @NotBlank @Size(max = 100) String seed,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(defaultValue = "25") @Min(1) @Max(Pages.LIMIT_MAX) int size) {
        return samples.draw(seed, size, from, to);
    }

    @Operation(summary = "Verify the whole audit record: its chain of hashes and the signed checkpoints")
    @GetMapping("/verification")
    Verification verification() {
        return verification.verify(checkpoints);
    }
}

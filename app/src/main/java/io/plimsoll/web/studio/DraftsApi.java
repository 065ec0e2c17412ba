package io.plimsoll.web.studio;

import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PolicyDraftId;
import io.plimsoll.policy.Policies;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.studio.Draft;
import io.plimsoll.studio.Drafts;
import io.plimsoll.studio.Saved;
import io.plimsoll.tablefile.TableFiles;
import io.plimsoll.tablefile.TableReading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of policy tables: begin, edit together, turn into versions. */
@Tag(name = "Policies")
@RestController
@RequestMapping("/api/v1/policies/{set}/drafts")
class DraftsApi {

    private final Drafts drafts;
    private final Policies policies;
    private final InstantSource clock;

    DraftsApi(Drafts drafts, Policies policies, InstantSource clock) {
        this.drafts = drafts;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param from hash of a version, or its beginning; the one in force when left out */
    record CreateRequest(@NotNull String name, @Nullable String from) {}

    /** @param revision the one the caller saw; rows are cells by column name, {@code row} holds the id */
    record SaveRequest(@NotNull Integer revision, @NotNull List<@NotNull Map<String, String>> rows) {}

    record SnapshotRequest(
            @NotNull Integer revision,
            @Nullable @Size(max = 1000) String note) {}

    /** @param version hash of the version that the rows are */
    record SnapshotAnswer(String set, String version, int number) {}

    @Operation(summary = "List the drafts of a set, newest first")
    @GetMapping
    @Requires(Permission.READ_POLICIES)
    Page<Draft.Summary> list(@PathVariable String set) {
        policies.schema(set);
        return new Page<>(drafts.list(set), null);
    }

    @Operation(summary = "Begin a draft with the rows of a version")
    @PostMapping
    @Requires(Permission.WRITE_POLICIES)
    ResponseEntity<DraftAnswer> create(
            @PathVariable String set, @Valid @RequestBody CreateRequest request, Caller caller) {
        String from =
                request.from() == null ? policies.inForce(set, clock.instant()).hash() : request.from();
        Draft draft = drafts.create(set, from, request.name(), caller.actor(), clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/policies/" + set + "/drafts/" + draft.id()))
                .body(DraftAnswer.of(draft));
    }

    @Operation(summary = "See a draft with its rows")
    @GetMapping(path = "/{draft}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.READ_POLICIES)
    DraftAnswer get(@PathVariable String set, @PathVariable PolicyDraftId draft) {
        return DraftAnswer.of(drafts.get(set, draft));
    }

    @Operation(summary = "See a draft's rows as CSV")
    @GetMapping(path = "/{draft}", produces = TableFiles.CSV_MEDIA_TYPE)
    @Requires(Permission.READ_POLICIES)
    ResponseEntity<byte[]> csv(@PathVariable String set, @PathVariable PolicyDraftId draft) {
        Draft found = drafts.get(set, draft);
        return FileAnswers.csv(set + "-" + draft, TableFiles.csv(policies.schema(set), found.rows()));
    }

    @Operation(summary = "See a draft's rows as XLSX, every cell a text")
    @GetMapping(path = "/{draft}", produces = TableFiles.XLSX_MEDIA_TYPE)
    @Requires(Permission.READ_POLICIES)
    ResponseEntity<byte[]> xlsx(@PathVariable String set, @PathVariable PolicyDraftId draft) {
        Draft found = drafts.get(set, draft);
        return FileAnswers.xlsx(set + "-" + draft, policies.schema(set), found.rows());
    }

    @Operation(summary = "Save rows over the revision seen; when another was saved since, 409 with both edits merged")
    @PutMapping(path = "/{draft}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.WRITE_POLICIES)
    ResponseEntity<Object> save(
            @PathVariable String set,
            @PathVariable PolicyDraftId draft,
            @Valid @RequestBody SaveRequest request,
            Caller caller) {
        return save(set, draft, request.revision(), request.rows(), caller);
    }

    @Operation(summary = "Save rows from a CSV or XLSX file over the revision seen")
    @PutMapping(
            path = "/{draft}",
            consumes = {TableFiles.CSV_MEDIA_TYPE, TableFiles.XLSX_MEDIA_TYPE})
    @Requires(Permission.WRITE_POLICIES)
    ResponseEntity<Object> saveFile(
            @PathVariable String set,
            @PathVariable PolicyDraftId draft,
            @RequestParam int revision,
            InputStream file,
            Caller caller)
            throws IOException {
        TableReading reading = TableFiles.read(policies.schema(set), file.readAllBytes());
        return save(set, draft, revision, reading.rows(), caller);
    }

    @Operation(summary = "Give a draft up; its revisions are kept")
    @PostMapping("/{draft}/discard")
    @Requires(Permission.WRITE_POLICIES)
    DraftAnswer discard(@PathVariable String set, @PathVariable PolicyDraftId draft, Caller caller) {
        drafts.get(set, draft);
        return DraftAnswer.of(drafts.discard(draft, caller.actor(), clock.instant()));
    }

    @Operation(summary = "Store the rows of a revision as a version, to simulate or to submit")
    @PostMapping("/{draft}/snapshot")
    @Requires(Permission.WRITE_POLICIES)
    SnapshotAnswer snapshot(
            @PathVariable String set,
            @PathVariable PolicyDraftId draft,
            @Valid @RequestBody SnapshotRequest request,
            Caller caller) {
        drafts.get(set, draft);
        String note = Objects.requireNonNullElse(request.note(), "");
        var version = drafts.snapshot(draft, request.revision(), note, caller.actor(), clock.instant());
        return new SnapshotAnswer(set, version.hash(), version.number());
    }

    private ResponseEntity<Object> save(
            String set, PolicyDraftId draft, int revision, List<Map<String, String>> rows, Caller caller) {
        drafts.get(set, draft);
        return switch (drafts.save(draft, revision, rows, caller.actor(), clock.instant())) {
            case Saved.Done(Draft saved) -> ResponseEntity.ok(DraftAnswer.of(saved));
            case Saved.Moved moved -> MovedAnswer.of(moved, revision);
        };
    }
}

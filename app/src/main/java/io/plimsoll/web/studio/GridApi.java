package io.plimsoll.web.studio;

import io.plimsoll.kernel.PolicyDraftId;
import io.plimsoll.lint.Lint;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.lint.Finding;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.studio.Draft;
import io.plimsoll.studio.Drafts;
import io.plimsoll.studio.Saved;
import io.plimsoll.tablefile.TableFiles;
import io.plimsoll.tablefile.TableReading;
import io.plimsoll.web.PageController;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the grid's script asks of the server, with the session of the person in front of it. */
@PageController
@ResponseBody
@RequestMapping("/policies/{set}/drafts/{id}")
class GridApi {

    private final Drafts drafts;
    private final Policies policies;
    private final NamedTables tables;
    private final Lint lint;
    private final InstantSource clock;

    GridApi(Drafts drafts, Policies policies, NamedTables tables, Lint lint, InstantSource clock) {
        this.drafts = drafts;
        this.policies = policies;
        this.tables = tables;
        this.lint = lint;
        this.clock = clock;
    }

    /**
     * Everything the grid begins with.
     *
     * @param inForce the rows of the version in force, to show what differs
     * @param words what the script writes, in the reader's language
     */
    record Grid(
            DraftAnswer draft,
            boolean editable,
            List<GridColumn> columns,
            List<Map<String, String>> inForce,
            Map<String, String> words) {}

    record SaveRequest(@NotNull Integer revision, @NotNull List<@NotNull Map<String, String>> rows) {}

    record RowsRequest(@NotNull List<@NotNull Map<String, String>> rows) {}

    record SnapshotRequest(
            @NotNull Integer revision, @Nullable String note) {}

    record Snapshot(String version, String page) {}

    @GetMapping("/table")
    @Requires(Permission.READ_POLICIES)
    Grid table(@PathVariable String set, @PathVariable PolicyDraftId id, Caller caller) {
        Draft draft = drafts.get(set, id);
        PolicyVersion inForce = policies.inForce(set, clock.instant());
        return new Grid(
                DraftAnswer.of(draft),
                draft.state() != Draft.State.DISCARDED && caller.may(Permission.WRITE_POLICIES),
                policies.schema(set).columns().stream().map(GridColumn::of).toList(),
                tables.rows(inForce),
                GridWords.all());
    }

    @PostMapping("/table")
    @Requires(Permission.WRITE_POLICIES)
    ResponseEntity<Object> save(
            @PathVariable String set,
            @PathVariable PolicyDraftId id,
            @Valid @RequestBody SaveRequest request,
            Caller caller) {
        drafts.get(set, id);
        return switch (drafts.save(id, request.revision(), request.rows(), caller.actor(), clock.instant())) {
            case Saved.Done(Draft saved) -> ResponseEntity.ok(DraftAnswer.of(saved));
            case Saved.Moved moved -> MovedAnswer.of(moved, request.revision());
        };
    }

    @PostMapping("/findings")
    @Requires(Permission.READ_POLICIES)
    List<Finding> findings(
            @PathVariable String set, @PathVariable PolicyDraftId id, @Valid @RequestBody RowsRequest request) {
        drafts.get(set, id);
        return lint.findings(set, request.rows(), null);
    }

    /** Reads a file and saves nothing: what was read is shown first. */
    @PostMapping("/file")
    @Requires(Permission.WRITE_POLICIES)
    TableReading read(@PathVariable String set, @PathVariable PolicyDraftId id, InputStream file) throws IOException {
        drafts.get(set, id);
        return TableFiles.read(policies.schema(set), file.readAllBytes());
    }

    @PostMapping("/snapshot")
    @Requires(Permission.WRITE_POLICIES)
    Snapshot snapshot(
            @PathVariable String set,
            @PathVariable PolicyDraftId id,
            @Valid @RequestBody SnapshotRequest request,
            Caller caller) {
        Draft draft = drafts.get(set, id);
        String note = Objects.requireNonNullElse(request.note(), draft.name());
        PolicyVersion version = drafts.snapshot(id, request.revision(), note, caller.actor(), clock.instant());
        return new Snapshot(version.hash(), "/policies/" + set + "/versions/" + version.hash());
    }
}

package io.plimsoll.web.policy;

import io.plimsoll.approval.VersionState;
import io.plimsoll.approval.VersionStates;
import io.plimsoll.kernel.Page;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicySetSummary;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.RefusedRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policy tables, their versions and when each is in force. */
@Tag(name = "Policies")
@RestController
@RequestMapping("/api/v1/policies")
class PoliciesApi {

    private static final String CSV = "text/csv";

    private final Policies policies;
    private final VersionStates states;
    private final InstantSource clock;

    PoliciesApi(Policies policies, VersionStates states, InstantSource clock) {
        this.policies = policies;
        this.states = states;
        this.clock = clock;
    }

    /** A set with the version in force and what its columns mean. */
    record SetAnswer(
            String set,
            String asks,
            HitPolicy hitPolicy,
            int versions,
            int numberInForce,
            String versionInForce,
            Instant effectiveFrom,
            List<ColumnAnswer> conditions,
            List<ColumnAnswer> outcomes) {

        static SetAnswer of(PolicySetSummary of, TableSchema schema) {
            return new SetAnswer(
                    of.set().name(),
                    of.set().asks(),
                    of.set().hitPolicy(),
                    of.versions(),
                    of.numberInForce(),
                    of.hashInForce(),
                    of.effectiveFrom(),
                    schema.conditions().stream().map(ColumnAnswer::of).toList(),
                    schema.outcomes().stream().map(ColumnAnswer::of).toList());
        }
    }

    record ColumnAnswer(String name, String says) {

        static ColumnAnswer of(Column<?> of) {
            return new ColumnAnswer(of.name(), of.says());
        }
    }

    /** A version with its rows: cells by column name, {@code row} holds the row's id. */
    record TableAnswer(PolicyVersionAnswer version, List<Map<String, String>> rows) {}

    /** Rows as cells by column name; {@code row} holds the row's id. */
    record TableRequest(
            @NotEmpty List<@NotNull Map<String, String>> rows,
            @Nullable @Size(max = 2000) String note) {}

    @Operation(summary = "List the policy sets with the version in force")
    @GetMapping
    @Requires(Permission.READ_POLICIES)
    Page<SetAnswer> sets() {
        return new Page<>(
                policies.sets(clock.instant()).stream()
                        .map(of -> SetAnswer.of(of, policies.schema(of.set().name())))
                        .toList(),
                null);
    }

    @Operation(summary = "List a set's versions, newest first")
    @GetMapping("/{set}/versions")
    @Requires(Permission.READ_POLICIES)
    Page<PolicyVersionAnswer> versions(@PathVariable String set) {
        List<PolicyVersion> versions = policies.versions(set);
        Map<String, VersionState> standing = states.of(set, clock.instant());
        return new Page<>(
                versions.stream()
                        .map(version ->
                                PolicyVersionAnswer.of(version, Objects.requireNonNull(standing.get(version.hash()))))
                        .toList(),
                null);
    }

    @Operation(summary = "See a version with its rows; `version` is its hash or the hash's beginning")
    @GetMapping(path = "/{set}/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.READ_POLICIES)
    TableAnswer version(@PathVariable String set, @PathVariable String version) {
        PolicyVersion found = policies.version(set, version);
        return new TableAnswer(
                answer(found),
                policies.table(found).rows().stream().map(PoliciesApi::cells).toList());
    }

    @Operation(summary = "See a version's rows as CSV, the bytes that its hash is of")
    @GetMapping(path = "/{set}/versions/{version}", produces = CSV)
    @Requires(Permission.READ_POLICIES)
    ResponseEntity<byte[]> csv(@PathVariable String set, @PathVariable String version) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(policies.version(set, version).csv().getBytes(StandardCharsets.UTF_8));
    }

    @Operation(summary = "Store a table as a new version, from rows")
    @PostMapping(path = "/{set}/versions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.WRITE_POLICIES)
    ResponseEntity<PolicyVersionAnswer> postRows(
            @PathVariable String set, @Valid @RequestBody TableRequest table, Caller caller) {
        String note = Objects.requireNonNullElse(table.note(), "");
        return created(policies.postRows(set, table.rows(), caller.actor(), note, clock.instant()));
    }

    @Operation(summary = "Store a table as a new version, from CSV")
    @PostMapping(path = "/{set}/versions", consumes = CSV)
    @Requires(Permission.WRITE_POLICIES)
    ResponseEntity<PolicyVersionAnswer> postCsv(
            @PathVariable String set,
            @RequestParam(defaultValue = "") @Size(max = 2000) String note,
            InputStream csv,
            Caller caller)
            throws IOException {
        return created(policies.post(set, utf8(csv.readAllBytes()), caller.actor(), note, clock.instant()));
    }

    private ResponseEntity<PolicyVersionAnswer> created(PolicyVersion version) {
        return ResponseEntity.created(URI.create("/api/v1/policies/" + version.set() + "/versions/" + version.hash()))
                .body(answer(version));
    }

    /** As {@link #postRows} takes them. */
    private static Map<String, String> cells(PolicyRow row) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("row", row.id());
        cells.putAll(row.cells());
        return cells;
    }

    private PolicyVersionAnswer answer(PolicyVersion version) {
        return PolicyVersionAnswer.of(
                version,
                Objects.requireNonNull(states.of(version.set(), clock.instant()).get(version.hash())));
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RefusedRequest.field("", "expected a table in UTF-8, but it is in another encoding");
        }
    }
}

package io.plimsoll.web.studio;

import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.studio.TableDiff;
import io.plimsoll.studio.TableDiff.Kind;
import io.plimsoll.studio.TableDiff.RowDiff;
import io.plimsoll.tablefile.TableFiles;
import io.plimsoll.tablefile.TableReading;
import io.plimsoll.web.studio.NamedTables.NamedTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policy tables as spreadsheets, and the difference of two of them. */
@Tag(name = "Policies")
@RestController
@RequestMapping("/api/v1/policies/{set}")
class TableFilesApi {

    private final Policies policies;
    private final NamedTables tables;
    private final InstantSource clock;

    TableFilesApi(Policies policies, NamedTables tables, InstantSource clock) {
        this.policies = policies;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * How one table differs from another.
     *
     * @param rows those that differ, in the order of the later table
     */
    record DifferenceAnswer(
            String from, String to, long added, long removed, long changed, long moved, List<RowDiff> rows) {

        static DifferenceAnswer of(NamedTable from, NamedTable to, TableDiff difference) {
            return new DifferenceAnswer(
                    from.name(),
                    to.name(),
                    difference.count(Kind.ADDED),
                    difference.count(Kind.REMOVED),
                    difference.count(Kind.CHANGED),
                    difference.moved(),
                    difference.rows().stream().filter(RowDiff::isDifferent).toList());
        }
    }

    /** @param reading what was read from the file, also what was converted on the way */
    record UploadAnswer(String set, String version, int number, TableReading reading) {}

    @Operation(summary = "Compare two tables of a set by row and cell; each a version's hash or a draft's id")
    @GetMapping("/compare")
    @Requires(Permission.READ_POLICIES)
    DifferenceAnswer compare(@PathVariable String set, @RequestParam String from, @RequestParam String to) {
        NamedTable before = tables.table(set, from);
        NamedTable after = tables.table(set, to);
        return DifferenceAnswer.of(before, after, tables.difference(set, before, after));
    }

    @Operation(summary = "See a version's rows as XLSX, every cell a text")
    @GetMapping(path = "/versions/{version}", produces = TableFiles.XLSX_MEDIA_TYPE)
    @Requires(Permission.READ_POLICIES)
    ResponseEntity<byte[]> xlsx(@PathVariable String set, @PathVariable String version) {
        PolicyVersion found = policies.version(set, version);
        return FileAnswers.xlsx(set + "-version-" + found.number(), policies.schema(set), tables.rows(found));
    }

    @Operation(summary = "Store a table as a new version, from XLSX; the answer says what was read")
    @PostMapping(path = "/versions", consumes = TableFiles.XLSX_MEDIA_TYPE)
    @Requires(Permission.WRITE_POLICIES)
    ResponseEntity<UploadAnswer> post(
            @PathVariable String set,
            @RequestParam(defaultValue = "") @Size(max = 2000) String note,
            InputStream file,
            Caller caller)
            throws IOException {
        TableReading reading = TableFiles.read(policies.schema(set), file.readAllBytes());
        PolicyVersion version = policies.postRows(set, reading.rows(), caller.actor(), note, clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/policies/" + set + "/versions/" + version.hash()))
                .body(new UploadAnswer(set, version.hash(), version.number(), reading));
    }
}

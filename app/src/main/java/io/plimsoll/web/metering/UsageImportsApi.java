package io.plimsoll.web.metering;

import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.UsageImportId;
import io.plimsoll.metering.UsageImport;
import io.plimsoll.metering.UsageImportReject;
import io.plimsoll.metering.UsageImports;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.Pages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of usage events. */
@Tag(name = "Usage")
@RestController
@RequestMapping(path = "/api/v1/usage-imports")
class UsageImportsApi {

    private final UsageImports imports;
    private final InstantSource clock;

    UsageImportsApi(UsageImports imports, InstantSource clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /** How far an import is; {@code read} counts rows of the file. */
    record ImportAnswer(
            UsageImportId id,
            String fileName,
            UsageImport.Format format,
            UsageImport.State state,
            long read,
            long accepted,
            long duplicates,
            long rejected,
            Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String failure) {

        static ImportAnswer of(UsageImport of) {
            return new ImportAnswer(
                    of.id(),
                    of.fileName(),
                    of.format(),
                    of.state(),
                    of.rowsRead(),
                    of.accepted(),
                    of.duplicates(),
                    of.rejected(),
                    of.requestedAt(),
                    of.startedAt(),
                    of.finishedAt(),
                    of.failure());
        }
    }

    @Operation(summary = "Import a file of usage events: .jsonl, .jsonl.gz or .csv in the part `file`")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.SEND_USAGE)
    ResponseEntity<ImportAnswer> request(@RequestPart("file") MultipartFile file, Caller caller) throws IOException {
        try (InputStream content = file.getInputStream()) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            UsageImport queued = imports.request(name, content, caller.actor(), clock.instant());
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/usage-imports/" + queued.id()))
                    .body(ImportAnswer.of(queued));
        }
    }

    @Operation(summary = "List imports, newest first")
    @GetMapping
    @Requires(Permission.READ_USAGE)
    Page<ImportAnswer> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        return Pages.map(imports.list(cursor, limit), ImportAnswer::of);
    }

    @Operation(summary = "See how far an import is")
    @GetMapping("/{id}")
    @Requires(Permission.READ_USAGE)
    ImportAnswer get(@PathVariable UsageImportId id) {
        return ImportAnswer.of(imports.get(id));
    }

    @Operation(summary = "List the rows that were left out, and why")
    @GetMapping("/{id}/rejects")
    @Requires(Permission.READ_USAGE)
    Page<UsageImportReject> rejects(
            @PathVariable UsageImportId id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        return imports.rejects(id, cursor, limit);
    }

    @Operation(summary = "Download the rows that were left out, as CSV")
    @GetMapping("/{id}/rejects.csv")
    @Requires(Permission.READ_USAGE)
    void rejectsCsv(@PathVariable UsageImportId id, HttpServletResponse response) throws IOException {
        UsageImport found = imports.get(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + found.id() + "-rejects.csv\"");
        imports.rejectsCsv(id, response.getOutputStream());
    }
}

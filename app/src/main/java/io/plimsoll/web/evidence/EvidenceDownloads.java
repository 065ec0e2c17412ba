package io.plimsoll.web.evidence;

import io.plimsoll.audit.CheckpointKey;
import io.plimsoll.evidence.Evidence;
import io.plimsoll.evidence.EvidenceTools;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import io.plimsoll.web.WireJson;
import io.plimsoll.web.history.Drawings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Writes a pack straight into the answer. */
@Tag(name = "Audit")
@PageController
@Requires(Permission.READ_AUDIT)
class EvidenceDownloads {

    private final Evidence evidence;
    private final Invoicing invoicing;
    private final EvidenceTools tools;

    EvidenceDownloads(Evidence evidence, Invoicing invoicing, CheckpointKey key, Drawings drawings) {
        this.evidence = evidence;
        this.invoicing = invoicing;
        this.tools = new EvidenceTools(key, WireJson.MAPPER, drawings::of);
    }

    @Operation(summary = "Download the evidence of an invoice: a zip with a verifier that needs no Plimsoll")
    @GetMapping({"/invoices/{id}/evidence", "/api/v1/invoices/{id}/evidence"})
    void evidence(@PathVariable InvoiceId id, HttpServletResponse response) throws IOException {
        // Refused here while the answer can still say so.
        invoicing.get(id);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evidence-%s.zip\"".formatted(id));
        evidence.write(id, tools, response.getOutputStream());
    }
}

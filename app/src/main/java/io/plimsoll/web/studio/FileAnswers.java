package io.plimsoll.web.studio;

import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.tablefile.TableFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Tables as files to keep. */
final class FileAnswers {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private FileAnswers() {}

    static ResponseEntity<byte[]> csv(String name, String csv) {
        return file(CSV, name + ".csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    static ResponseEntity<byte[]> xlsx(String name, TableSchema schema, List<Map<String, String>> rows) {
        return file(
                MediaType.parseMediaType(TableFiles.XLSX_MEDIA_TYPE), name + ".xlsx", TableFiles.xlsx(schema, rows));
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}

package io.plimsoll.rules.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An immutable table of checked rows.
 *
 * @param schema holds a column for each attribute that some row asks for, and for no other
 * @param csv the bytes that name it, canonical when it was first read
 * @param hash SHA-256 of the UTF-8 of {@code csv}, in hex
 */
public record PolicyTable(TableSchema schema, List<PolicyRow> rows, String csv, String hash) {

    public PolicyTable {
        rows = List.copyOf(rows);
    }

    /** Reads a table as a person wrote it, into its canonical form. Refuses (PolicyTableException) with all errors. */
    public static PolicyTable read(TableSchema schema, String csv) {
        return canonical(schema, new CsvReading(schema).rows(csv));
    }

    /** The same from rows of cells by column name; {@code row} holds the id. */
    public static PolicyTable of(TableSchema schema, List<Map<String, String>> rows) {
        return canonical(schema, new RowReading(schema).rows(rows));
    }

    /**
     * Reads a table back that was stored by an earlier release: its bytes and so its name stay, even when the schema has
     * grown columns since.
     */
    public static PolicyTable stored(TableSchema schema, String csv) {
        List<PolicyRow> rows = new CsvReading(schema).rows(csv);
        return new PolicyTable(schema.withAttributesOf(rows), rows, csv, sha256(csv));
    }

    public Optional<PolicyRow> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    private static PolicyTable canonical(TableSchema schema, List<PolicyRow> rows) {
        TableSchema used = schema.withAttributesOf(rows);
        String csv = CsvWriting.write(used, rows);
        return new PolicyTable(used, rows, csv, sha256(csv));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected every JDK to know SHA-256, but this one does not", e);
        }
    }
}

package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import io.plimsoll.access.Role;
import io.plimsoll.tablefile.TableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Drafts and files over the API. */
class PolicyDraftsIT extends AppTest {

    private static final String POLICIES = "/api/v1/policies/review";

    @Test
    void carriesATableThroughBothKindsOfFilesWithoutChangingItsHash() {
        JsonNode draft = created("Round trip");
        String path = POLICIES + "/drafts/" + draft.get("id").asString();
        int revision = 1;
        for (String type : new String[] {TableFiles.CSV_MEDIA_TYPE, TableFiles.XLSX_MEDIA_TYPE}) {
            byte[] file = file(path, type);
            Answer saved = upload("PUT", path + "?revision=" + revision, type, file);
            assertThat(saved.status()).as(saved.body()).isEqualTo(200);
            assertThat(file(path, type)).isEqualTo(file);
            byte[] version = file(POLICIES + "/versions/" + draft.get("base").asString(), type);
            assertThat(version).isEqualTo(file);
            Answer posted = upload("POST", POLICIES + "/versions", type, version);
            assertThat(posted.status()).as(posted.body()).isEqualTo(201);
            assertThat(posted.json().get("version").asString())
                    .isEqualTo(draft.get("base").asString());
        }
        Answer snapshot = post(path + "/snapshot", "{\"revision\":1}");
        assertThat(snapshot.json().get("version")).isEqualTo(draft.get("base"));
        assertThat(get(POLICIES + "/compare?from=" + draft.get("base").asString() + "&to="
                                + draft.get("id").asString())
                        .json()
                        .get("rows"))
                .isEmpty();
    }

    @Test
    void answersTheSecondSaveWithAMergeToGoOnFrom() {
        JsonNode draft = created("Two people");
        String path = POLICIES + "/drafts/" + draft.get("id").asString();
        String rows = draft.get("rows").toString();
        assertThat(put(path, save(1, rows.replace("\">1000\"", "\">900\""))).status())
                .isEqualTo(200);
        Answer moved = put(path, save(1, rows.replace("\">150000\"", "\">140000\"")));
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.code()).isEqualTo("draft-moved");
        assertThat(moved.header("Content-Type")).startsWith("application/problem+json");
        JsonNode merged = moved.json().get("merge");
        assertThat(merged.get("conflicts")).isEmpty();
        assertThat(merged.get("rows").toString()).contains("\">900\"").contains("\">140000\"");
        Answer again = put(path, save(2, merged.get("rows").toString()));
        assertThat(again.json().get("revision").asInt()).isEqualTo(3);
    }

    @Test
    void keepsWhatCannotBeReadInTheDraftAndOutOfVersions() {
        JsonNode draft = created("Unreadable");
        String path = POLICIES + "/drafts/" + draft.get("id").asString();
        Answer saved = put(path, save(1, "[{\"row\":\"A B\",\"amount\":\"=1+1\"},{}]"));
        assertThat(saved.json().get("rows").get(0).get("amount").asString()).isEqualTo("=1+1");
        assertThat(new String(file(path, TableFiles.CSV_MEDIA_TYPE), StandardCharsets.UTF_8))
                .contains("'=1+1");
        Answer refused = post(path + "/snapshot", "{\"revision\":2}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).contains("/rows/0/amount", "/rows/0/row");
        assertThat(post(path + "/discard", "").json().get("state").asString()).isEqualTo("DISCARDED");
        assertThat(put(path, save(2, "[]")).code()).isEqualTo("draft-is-discarded");
        assertThat(put(path, "{\"revision\":2,\"rows\":[null]}").status()).isEqualTo(422);
        assertThat(put(path, "{\"revision\":2,\"rows\":[{\"row\":null}]}").status())
                .isLessThan(500);
        assertThat(get("/api/v1/policies/plan/drafts/" + draft.get("id").asString())
                        .code())
                .isEqualTo("unknown-draft");
    }

    @Test
    void refusesAWorkbookThatIsABomb() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 500; i++) {
                zip.write(zeros);
            }
        }
        Answer refused = upload("POST", POLICIES + "/versions", TableFiles.XLSX_MEDIA_TYPE, bomb.toByteArray());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("file-too-large");
    }

    private JsonNode created(String name) {
        Answer answer = post(POLICIES + "/drafts", "{\"name\":\"" + name + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static String save(int revision, String rows) {
        return "{\"revision\":" + revision + ",\"rows\":" + rows + "}";
    }

    private byte[] file(String path, String type) {
        return sendAsNobody(
                        "GET",
                        path,
                        new byte[0],
                        request -> request.header("Authorization", "Bearer " + key(Role.ADMIN))
                                .header("Accept", type))
                .response()
                .body();
    }

    private Answer upload(String method, String path, String type, byte[] file) {
        return sendAsNobody(
                method,
                path,
                file,
                request -> request.header("Authorization", "Bearer " + key(Role.ADMIN))
                        .header("Content-Type", type));
    }
}

package io.plimsoll.web.studio;

import io.plimsoll.studio.Merge;
import io.plimsoll.studio.Saved;
import io.plimsoll.studio.StudioRefusal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A save that came second, as a problem that holds what is needed to go on.
 *
 * @param draft as it stands now: its revision is the one to save over
 * @param merge both edits joined, with what clashes
 */
public record MovedAnswer(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<String> errors,
        DraftAnswer draft,
        Merge merge) {

    static ResponseEntity<Object> of(Saved.Moved moved, int revisionSeen) {
        String code = StudioRefusal.DRAFT_MOVED.wireName();
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new MovedAnswer(
                        "/docs/problems/" + code,
                        "Draft moved",
                        HttpStatus.CONFLICT.value(),
                        "expected `" + moved.draft().id() + "` at revision " + revisionSeen + ", but "
                                + moved.draft().changedBy() + " saved revision "
                                + moved.draft().revision() + ": nothing was written; look at the merge",
                        code,
                        List.of(),
                        DraftAnswer.of(moved.draft()),
                        moved.merge()));
    }
}

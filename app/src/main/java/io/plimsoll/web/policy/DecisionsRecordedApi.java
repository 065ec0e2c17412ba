package io.plimsoll.web.policy;

import io.plimsoll.policy.ExplainedDecision;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyExplanations;
import io.plimsoll.policy.PolicyNeighbours;
import io.plimsoll.policy.PolicyTakeover;
import io.plimsoll.policy.RecomputedDecision;
import io.plimsoll.policy.RecordedDecision;
import io.plimsoll.rules.WhyNot;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decisions that were made, with their reasons, and whether they would be made again. */
@Tag(name = "Policies")
@RestController
@RequestMapping("/api/v1/policy-decisions/{id}")
class DecisionsRecordedApi {

    private final Policies policies;
    private final PolicyExplanations explanations;
    private final Provenance provenance;

    DecisionsRecordedApi(Policies policies, PolicyExplanations explanations, Provenance provenance) {
        this.policies = policies;
        this.explanations = explanations;
        this.provenance = provenance;
    }

    /**
     * A decision as it was stored, with its reasons.
     *
     * @param rows the deciding rows: cells by column name
     * @param whyNot the rows above, each with the first cell that did not accept the question
     * @param inForce how the version came into force, oldest first
     * @param before the version in force before, null when there was none
     * @param after the version in force after, null when there is none
     */
    record RecordedAnswer(
            long id,
            String set,
            int versionNumber,
            String version,
            String author,
            List<Provenance.Entry> inForce,
            @Nullable PolicyTakeover before,
            @Nullable PolicyTakeover after,
            Instant decidedAt,
            Map<String, String> question,
            List<String> rowIds,
            List<Map<String, String>> rows,
            List<WhyNot> whyNot) {}

    /** @param equal whether the same rows answer with the same cells, digit by digit */
    record RecomputedAnswer(
            boolean equal,
            List<String> rowIds,
            List<Map<String, String>> rows,
            List<String> storedRowIds,
            List<Map<String, String>> storedRows) {

        static RecomputedAnswer of(RecomputedDecision of) {
            return new RecomputedAnswer(
                    of.isEqual(),
                    of.rowIds(),
                    of.rows(),
                    of.stored().rowIds(),
                    of.stored().rows());
        }
    }

    @Operation(summary = "See a recorded decision with its question, its rows and why those above did not fit")
    @GetMapping
    @Requires(Permission.READ_POLICIES)
    RecordedAnswer decision(@PathVariable long id) {
        RecordedDecision recorded = policies.recorded(id);
        ExplainedDecision explained = explanations.of(recorded);
        PolicyNeighbours neighbours = explanations.neighbours(explained.version(), recorded.decidedAt());
        return new RecordedAnswer(
                recorded.id(),
                recorded.set(),
                recorded.versionNumber(),
                recorded.versionHash(),
                explained.version().author(),
                provenance.of(explained.version()),
                neighbours.before(),
                neighbours.after(),
                recorded.decidedAt(),
                recorded.question(),
                recorded.rowIds(),
                recorded.rows(),
                explained.whyNot());
    }

    @Operation(summary = "Ask a recorded question again of the version that answered it, and compare; changes nothing")
    @PostMapping("/recompute")
    @Requires(Permission.READ_POLICIES)
    RecomputedAnswer recompute(@PathVariable long id) {
        return RecomputedAnswer.of(explanations.recompute(id));
    }
}

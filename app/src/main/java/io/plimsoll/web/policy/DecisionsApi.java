package io.plimsoll.web.policy;

import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyExplanation;
import io.plimsoll.rules.WhyNot;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.RefusedRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Asks a policy set one question. */
@Tag(name = "Policies")
@RestController
class DecisionsApi {

    private final Policies policies;
    private final InstantSource clock;

    DecisionsApi(Policies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * @param decision null when no row answers
     * @param rows the deciding rows: cells by column name
     * @param whyNot the rows above, each with the first cell that did not accept the question
     */
    record DecisionAnswer(
            String set,
            String version,
            Map<String, String> question,
            @Nullable Object decision,
            List<String> rowIds,
            List<Map<String, String>> rows,
            List<WhyNot> whyNot) {

        static DecisionAnswer of(PolicyExplanation of) {
            return new DecisionAnswer(
                    of.decided().set().name(),
                    of.decided().versionHash(),
                    of.decided().question(),
                    of.decided().decision(),
                    of.decided().rowIds(),
                    of.rows(),
                    of.whyNot());
        }
    }

    @Operation(summary = "Decide a question, its values by column name; `at` asks the version in force then")
    @PostMapping("/api/v1/policies/{set}/decide")
    @Requires(Permission.READ_POLICIES)
    DecisionAnswer decide(
            @PathVariable String set,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestBody Map<String, JsonNode> question) {
        Instant inForceAt = Objects.requireNonNullElseGet(at, clock::instant);
        return DecisionAnswer.of(policies.explain(set, inForceAt, words(question)));
    }

    /** Null counts as not asked; a number or a flag as its text. */
    private static Map<String, String> words(Map<String, JsonNode> question) {
        Map<String, String> words = new LinkedHashMap<>();
        question.forEach((name, value) -> {
            if (value.isContainer()) {
                throw RefusedRequest.field("/" + name, "expected a single value, but got an object or an array");
            }
            if (!value.isNull()) {
                words.put(name, value.asString());
            }
        });
        return words;
    }
}

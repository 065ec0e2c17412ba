package io.plimsoll.policy;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.policy.PolicyDecisionRows.DecisionKey;
import io.plimsoll.policy.PolicyDecisionRows.NewDecision;
import io.plimsoll.rules.Answer;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.RuleBase;
import io.plimsoll.rules.RulesLimitException;
import io.plimsoll.rules.WhyNot;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.TableSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks tables, stores what they say by its content and reads it back. */
@Component
class PolicyDecisions {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PolicyDecisionRows rows;
    private final PolicyTables tables;

    PolicyDecisions(PolicyDecisionRows rows, PolicyTables tables) {
        this.rows = rows;
        this.tables = tables;
    }

    /** Answers of one version, in order; attributes that it does not use are no part of the question decided. */
    <Q, D> List<Decided<D>> decide(PolicySet<Q, D> set, String hash, List<Q> questions) {
        PolicyTable table = tables.table(set, hash);
        Set<String> used = table.schema().attributeNames();
        List<Q> narrowed = questions.stream()
                .map(question -> set.narrowedTo(used, question))
                .toList();
        List<Answer<D>> answers = answers(set, table, narrowed);
        List<Decided<D>> decided = new ArrayList<>(narrowed.size());
        for (int i = 0; i < narrowed.size(); i++) {
            Answer<D> answer = answers.get(i);
            decided.add(new Decided<>(set, hash, answer.rowIds(), set.words(narrowed.get(i)), answer.decision()));
        }
        return decided;
    }

    /** Asks a stored question again; its words hold exactly what its version uses. */
    <Q, D> Decided<D> again(PolicySet<Q, D> set, String hash, Map<String, String> words) {
        return decide(set, hash, List.of(set.question(words))).getFirst();
    }

    private static <Q, D> List<Answer<D>> answers(PolicySet<Q, D> set, PolicyTable table, List<Q> questions) {
        try {
            return RuleBase.compiled().answers(set, table, questions);
        } catch (RulesLimitException e) {
            throw new BillingException(PolicyRefusal.RULES_LIMIT_REACHED, Objects.toString(e.getMessage()));
        }
    }

    /** @param schema with every attribute that a question may have */
    <Q, D> PolicyExplanation explain(PolicySet<Q, D> set, TableSchema schema, String hash, Map<String, String> words) {
        Q question = question(set, schema, words);
        Decided<D> decided = decide(set, hash, List.of(question)).getFirst();
        return new PolicyExplanation(decided, rowsOf(decided), whyNot(set, hash, decided.question(), decided.rowIds()));
    }

    /** A word that is no column is refused, not ignored: it may be one misspelt. */
    private static <Q> Q question(PolicySet<Q, ?> set, TableSchema schema, Map<String, String> words) {
        List<String> columns = schema.conditions().stream().map(Column::name).toList();
        for (String word : words.keySet()) {
            if (!columns.contains(word)) {
                throw invalid("expected a question with " + String.join(", ", columns) + ", but got `" + word + "`");
            }
        }
        try {
            Map<String, String> asked = new LinkedHashMap<>(words);
            schema.attributes()
                    .forEach(attribute ->
                            asked.computeIfPresent(attribute.name(), (name, value) -> attribute.value(value)));
            return set.question(asked);
        } catch (IllegalArgumentException e) {
            throw invalid(Objects.toString(e.getMessage()));
        }
    }

    private static BillingException invalid(String message) {
        return new BillingException(PolicyRefusal.INVALID_POLICY_QUESTION, message);
    }

    List<WhyNot> whyNot(PolicySet<?, ?> set, String hash, Map<String, String> question, List<String> decidedBy) {
        return WhyNot.ofRowsBefore(tables.table(set, hash), question, decidedBy);
    }

    /** Looks first and inserts what is missing: in steady state nothing is, and then no transaction waits for another. */
    List<Long> record(List<? extends Decided<?>> decisions, Instant decidedAt) {
        List<DecisionKey> keys = new ArrayList<>();
        Map<DecisionKey, Decided<?>> byKey = new LinkedHashMap<>();
        for (Decided<?> decided : decisions) {
            DecisionKey key =
                    new DecisionKey(decided.set().name(), decided.versionHash(), sha256(json(decided.question())));
            keys.add(key);
            byKey.put(key, decided);
        }
        Map<DecisionKey, Long> ids = new HashMap<>(rows.ids(byKey.keySet()));
        List<NewDecision> missing = byKey.entrySet().stream()
                .filter(entry -> !ids.containsKey(entry.getKey()))
                .map(entry -> stored(entry.getKey(), entry.getValue()))
                .toList();
        if (!missing.isEmpty()) {
            rows.insert(missing, decidedAt);
            // Read back, not returned by the insert: another transaction may have stored the same one just before.
            ids.putAll(rows.ids(missing.stream().map(NewDecision::key).toList()));
        }
        return keys.stream().map(key -> Objects.requireNonNull(ids.get(key))).toList();
    }

    List<RecordedDecision> recorded(List<Long> ids) {
        Map<Long, RecordedDecision> found =
                rows.recorded(ids).stream().collect(Collectors.toMap(RecordedDecision::id, Function.identity()));
        return ids.stream().map(id -> existing(id, found)).toList();
    }

    List<Map<String, String>> rowsOf(Decided<?> decided) {
        PolicyTable table = tables.table(decided.set(), decided.versionHash());
        return decided.rowIds().stream()
                .flatMap(id -> table.row(id).stream())
                .map(PolicyRow::words)
                .toList();
    }

    private NewDecision stored(DecisionKey key, Decided<?> decided) {
        return new NewDecision(key, json(decided.question()), decided.rowIds(), json(rowsOf(decided)));
    }

    private static RecordedDecision existing(long id, Map<Long, RecordedDecision> found) {
        RecordedDecision decision = found.get(id);
        if (decision == null) {
            throw new BillingException(
                    PolicyRefusal.UNKNOWN_POLICY_DECISION,
                    "expected a recorded policy decision, but `" + id + "` is none");
        }
        return decision;
    }

    private static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected every JDK to know SHA-256, but this one does not", e);
        }
    }
}

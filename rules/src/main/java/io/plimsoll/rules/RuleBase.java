package io.plimsoll.rules;

import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.PolicyTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * Answers questions from tables by the sets' compiled rules. Compiled by the build; rows are facts, so no table ever
 * compiles anything. Safe for use by many threads: each chunk has a session of its own.
 */
public final class RuleBase {

    /** One session asks this many questions: a session's fixed cost is about 70 questions' worth. */
    static final int QUESTIONS_A_SESSION = 1_000;

    /**
     * The agenda group of every {@code …-decide.drl}. Deciding says "no row above fits", which is true only once all that fits is
     * derived; rules of one group fire in an order of Drools' own.
     */
    private static final String DECIDE = "decide";

    private final Map<String, KieBase> bases;
    private final SessionLimits limits;

    private RuleBase(Map<String, KieBase> bases, SessionLimits limits) {
        this.bases = bases;
        this.limits = limits;
    }

    /** The rule base of this JVM, loaded on the first call. */
    public static RuleBase compiled() {
        return Holder.RULE_BASE;
    }

    /** The same rules under other limits. */
    RuleBase within(SessionLimits other) {
        return new RuleBase(bases, other);
    }

    /**
     * Answers in the order asked; equal questions are asked once. Attributes that the table
     * does not use do not make questions unequal. Refused (RulesLimitException) is a table that would keep a session busy
     * beyond its limits.
     */
    public <Q, D> List<Answer<D>> answers(PolicySet<Q, D> set, PolicyTable table, List<Q> questions) {
        Set<String> used = table.schema().attributeNames();
        List<Q> narrowed = questions.stream()
                .map(question -> set.narrowedTo(used, question))
                .toList();
        List<Q> distinct = List.copyOf(new LinkedHashSet<>(narrowed));
        Map<Q, Answer<D>> answers = HashMap.newHashMap(distinct.size());
        List<Object> rows = table.rows().stream().map(set::fact).toList();
        for (int from = 0; from < distinct.size(); from += QUESTIONS_A_SESSION) {
            int to = Math.min(from + QUESTIONS_A_SESSION, distinct.size());
            ask(set, rows, distinct.subList(from, to), answers);
        }
        return narrowed.stream().map(answers::get).toList();
    }

    private <Q, D> void ask(PolicySet<Q, D> set, List<Object> rows, List<Q> questions, Map<Q, Answer<D>> answers) {
        KieBase base = bases.get(set.name());
        if (base == null) {
            throw new IllegalStateException("expected rules for the set `" + set.name() + "`, but there are none");
        }
        KieSession session = base.newKieSession();
        try {
            rows.forEach(session::insert);
            questions.forEach(session::insert);
            Watchdog watchdog = new Watchdog(limits);
            boolean derived = watchdog.fire(session);
            session.getAgenda().getAgendaGroup(DECIDE).setFocus();
            if (!derived || !watchdog.fire(session)) {
                throw new RulesLimitException(set.name(), rows.size(), questions.size(), limits);
            }
            Map<Object, List<PolicyRow>> chosen = new HashMap<>();
            Map<Object, List<PolicyRow>> contradicting = new HashMap<>();
            for (Object fact : session.getObjects()) {
                switch (fact) {
                    case Chosen(Object question, PolicyRow row) -> add(chosen, question, row);
                    case Contradicting(Object question, PolicyRow row) -> add(contradicting, question, row);
                    default -> {}
                }
            }
            for (Q question : questions) {
                answers.put(question, answer(set, rowsOf(chosen, question), rowsOf(contradicting, question)));
            }
        } finally {
            session.dispose();
        }
    }

    private static <D> Answer<D> answer(PolicySet<?, D> set, List<PolicyRow> chosen, List<PolicyRow> contradicting) {
        return chosen.isEmpty()
                ? new Answer<>(ids(contradicting), null)
                : new Answer<>(ids(chosen), set.decision(chosen));
    }

    private static void add(Map<Object, List<PolicyRow>> rows, Object question, PolicyRow row) {
        rows.computeIfAbsent(question, none -> new ArrayList<>()).add(row);
    }

    private static List<PolicyRow> rowsOf(Map<Object, List<PolicyRow>> rows, Object question) {
        return rows.getOrDefault(question, List.of()).stream()
                .sorted(Comparator.comparingInt(PolicyRow::position))
                .toList();
    }

    private static List<String> ids(List<PolicyRow> rows) {
        return rows.stream().map(PolicyRow::id).toList();
    }

    private static final class Holder {
        static final RuleBase RULE_BASE = new RuleBase(CompiledRules.bySet(), SessionLimits.USUAL);
    }
}

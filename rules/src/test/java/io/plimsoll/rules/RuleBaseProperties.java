package io.plimsoll.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RuleBaseProperties {

    static final List<PolicySet<?, ?>> SETS = PolicySets.ALL;

    private static final int TABLES = 60;
    private static final int QUESTIONS_A_TABLE = 40;

    private final long seed = Long.getLong("plimsoll.seed", 1_876);
    private final RandomTables random = new RandomTables(new Random(seed));

    @ParameterizedTest
    @FieldSource("SETS")
    void answersAsAPersonReadingTheTableWould(PolicySet<?, ?> set) {
        System.out.println("seed " + seed);
        for (int i = 0; i < TABLES; i++) {
            compare(set, set.schema(), QUESTIONS_A_TABLE);
        }
        compare(set, set.schema(), 2 * RuleBase.QUESTIONS_A_SESSION + 1);
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void answersAlsoWhereRowsAskForAttributes(PolicySet<?, ?> set) {
        System.out.println("seed " + seed);
        for (int i = 0; i < TABLES; i++) {
            compare(set, set.schema().with(RandomTables.ATTRIBUTES), QUESTIONS_A_TABLE);
        }
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void readsBackWhatItWroteByteByByte(PolicySet<?, ?> set) {
        System.out.println("seed " + seed);
        for (int i = 0; i < TABLES; i++) {
            TableSchema schema = set.schema().with(RandomTables.ATTRIBUTES);
            PolicyTable table = PolicyTable.of(schema, random.rows(schema));
            PolicyTable again = PolicyTable.read(schema, table.csv());
            assertThat(again).as("seed %d", seed).isEqualTo(table);
            assertThat(PolicyTable.stored(schema, table.csv()))
                    .as("seed %d", seed)
                    .isEqualTo(table);
        }
    }

    private <Q, D> void compare(PolicySet<Q, D> set, TableSchema schema, int questionCount) {
        List<Map<String, String>> rows = random.rows(schema);
        PolicyTable table = PolicyTable.of(schema, rows);
        List<Map<String, String>> words = Stream.generate(() -> random.question(schema))
                .limit(questionCount)
                .toList();
        List<Q> questions = words.stream().map(set::question).toList();
        List<Answer<D>> answers = RuleBase.compiled().answers(set, table, questions);
        for (int i = 0; i < questionCount; i++) {
            List<String> expected = NaiveEvaluation.rowIds(set, schema, rows, words.get(i));
            boolean undecided = expected.isEmpty() || (set.hitPolicy() == HitPolicy.UNIQUE && expected.size() > 1);
            assertThat(answers.get(i).rowIds())
                    .as("seed %d, question %s of\n%s", seed, words.get(i), table.csv())
                    .isEqualTo(expected);
            assertThat(answers.get(i).decision() == null).as("seed %d", seed).isEqualTo(undecided);
            assertThat(set.words(questions.get(i))).as("seed %d", seed).isEqualTo(words.get(i));
            assertThat(WhyNot.ofRowsBefore(table, words.get(i), expected))
                    .as("seed %d", seed)
                    .hasSize(expected.isEmpty() ? rows.size() : above(rows, expected.getFirst()));
        }
    }

    private static int above(List<Map<String, String>> rows, String id) {
        return (int) rows.stream().takeWhile(row -> !id.equals(row.get("row"))).count();
    }
}

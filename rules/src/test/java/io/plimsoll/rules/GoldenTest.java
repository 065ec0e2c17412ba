package io.plimsoll.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.rules.table.Attribute;
import io.plimsoll.rules.table.AttributeType;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One folder a case, {@code golden/<set>/<case>}: {@code question.txt}, {@code decision.txt} and, when it is not about the shipped
 * table, {@code table.csv}, with the attributes of {@code attributes.txt} declared. With {@code -Dgolden.rewrite=true} the decisions are written anew, to be read before they are committed.
 */
class GoldenTest {

    private static final Path CASES = Path.of("src/test/resources/golden");

    @TestFactory
    Stream<DynamicTest> decidesAsWritten() {
        return PolicySets.ALL.stream()
                .flatMap(set -> cases(set).stream()
                        .map(folder -> DynamicTest.dynamicTest(
                                set.name() + "/" + folder.getFileName(), folder.toUri(), () -> check(set, folder))));
    }

    private static <Q, D> void check(PolicySet<Q, D> set, Path folder) throws IOException {
        Path csv = folder.resolve("table.csv");
        PolicyTable table = Files.exists(csv)
                ? PolicyTable.read(schema(set, folder), Files.readString(csv))
                : ShippedPolicies.table(set);
        Map<String, String> words = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("question.txt"))) {
            words.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        Answer<D> answer = RuleBase.compiled()
                .answers(set, table, List.of(set.question(words)))
                .getFirst();
        String decision = GoldenText.of(answer, WhyNot.ofRowsBefore(table, words, answer.rowIds()));
        Path golden = folder.resolve("decision.txt");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(golden, decision);
        }
        assertThat(decision).isEqualTo(Files.readString(golden));
    }

    private static TableSchema schema(PolicySet<?, ?> set, Path folder) throws IOException {
        Path declared = folder.resolve("attributes.txt");
        if (!Files.exists(declared)) {
            return set.schema();
        }
        return set.schema()
                .with(Files.readAllLines(declared).stream()
                        .map(line -> List.of(line.split(": ")))
                        .map(line ->
                                new Attribute(line.getFirst(), AttributeType.valueOf(line.getLast()), List.of(), ""))
                        .toList());
    }

    private static List<Path> cases(PolicySet<?, ?> set) {
        try (Stream<Path> folders = Files.list(CASES.resolve(set.name()))) {
            List<Path> cases = folders.sorted().toList();
            assertThat(cases).isNotEmpty();
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

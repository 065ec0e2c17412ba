package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The laws of style that a machine can see, over the sources of all modules. */
class TidyTest {

    private static final int MAIN_LINES_MAX = 300;
    private static final int TEST_LINES_MAX = 400;

    private static final List<JavaSource> SOURCES = JavaSource.all();

    private static final Set<String> DOMAIN_MODULES = Set.of("rules", "billing", "batch-jobs");

    @Test
    void seesAllModules() {
        assertThat(SOURCES).extracting(JavaSource::module).contains("rules", "bpmn", "billing", "batch-jobs", "app");
    }

    @Test
    void moneyAndQuantitiesAreDecimals() {
        none(
                inMain(DOMAIN_MODULES),
                source -> source.findInCode(
                        Pattern.compile(
                                "\\b(double|float|Double|Float|DoubleStream)\\b|\\b(double|float)Value\\(|\\b[0-9]+\\.[0-9]+[dDfF]?\\b")));
    }

    @Test
    void timeIsPassedInOrInjected() {
        none(
                inMain(Set.of()),
                source -> source.findInCode(Pattern.compile(
                        "\\b(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime|YearMonth)\\.now\\("
                                + "|currentTimeMillis|new Date\\(\\)")));
        none(inMain(Set.of()), source -> source.findInStrings(Pattern.compile("\\bnow\\(\\)|\\bcurrent_timestamp\\b")));
    }

    @Test
    void typesAreNamedForWhatTheyAre() {
        none(
                source -> true,
                source -> source.findInCode(
                        Pattern.compile(
                                "\\b(class|record|interface|enum)\\s+\\w*(Service|Manager|Helper|Util|Utils|Impl|Dto|DTO|Entity)\\b")));
    }

    @Test
    void nothingIsLeftForLaterInComments() {
        none(
                source -> !source.path().endsWith("/TidyTest.java"),
                source -> source.findAnywhere(Pattern.compile("\\b(TODO|FIXME|XXX)\\b(?![`\"])")));
    }

    @Test
    void theDomainWritesToNoConsole() {
        none(
                inMain(DOMAIN_MODULES),
                source -> source.findInCode(Pattern.compile("\\bSystem\\.(out|err)\\b|printStackTrace\\(")));
    }

    @Test
    void filesHoldOneIdea() {
        assertThat(SOURCES)
                .filteredOn(source -> source.lineCount() > (source.isMain() ? MAIN_LINES_MAX : TEST_LINES_MAX))
                .extracting(source -> source.path() + " has " + source.lineCount() + " lines")
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Set<String> described = packageInfos(JavaSource::isMain);
        assertThat(SOURCES)
                .filteredOn(JavaSource::isMain)
                .filteredOn(source -> !described.contains(source.directory()))
                .extracting(JavaSource::directory)
                .isEmpty();
        none(
                source -> source.isMain()
                        && source.path().endsWith("/package-info.java")
                        && !source.text().contains("NullMarked"),
                source -> List.of(source.path() + ": expected @NullMarked"));
    }

    /** A test's package-info would hide the one of main, and with it the arrows that Modulith checks. */
    @Test
    void noTestHidesTheArrowsOfItsModule() {
        Set<String> hidden = packageInfos(source -> !source.isMain());
        hidden.retainAll(packageInfos(source -> source.isMain() && source.text().contains("ApplicationModule")).stream()
                .map(directory -> directory.replace("/src/main/java/", "/src/test/java/"))
                .toList());
        assertThat(hidden).isEmpty();
    }

    private static Set<String> packageInfos(Predicate<JavaSource> which) {
        return SOURCES.stream()
                .filter(which)
                .filter(source -> source.path().endsWith("/package-info.java"))
                .map(JavaSource::directory)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param modules empty for all */
    private static Predicate<JavaSource> inMain(Set<String> modules) {
        return source -> source.isMain() && (modules.isEmpty() || modules.contains(source.module()));
    }

    private static void none(Predicate<JavaSource> where, Function<JavaSource, List<String>> findings) {
        assertThat(SOURCES.stream()
                        .filter(where)
                        .flatMap(source -> findings.apply(source).stream())
                        .toList())
                .isEmpty();
    }
}

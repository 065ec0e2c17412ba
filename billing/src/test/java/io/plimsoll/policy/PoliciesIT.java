package io.plimsoll.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollComponents;
import io.plimsoll.PlimsollDatabase;
import io.plimsoll.approval.ApprovedPolicies;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.policy.ActivationGround.Rollback;
import io.plimsoll.policy.PolicyActivation.Kind;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.ShippedPolicies;
import io.plimsoll.rules.plan.PlanDecision;
import io.plimsoll.rules.plan.PlanQuestion;
import io.plimsoll.rules.terms.TermsQuestion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class PoliciesIT {

    private static final Actor REVOPS = Actor.user("revops");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final String VERSION_ONE_OF_EACH_SET =
            PolicySets.ALL.size() + " versions, " + PolicySets.ALL.size() + " activations";
    private static final PlanQuestion EMAIL = new PlanQuestion("email-49", "startup", "US", "USD", 0, Attributes.NONE);

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(dataSource);
    private final AnnotationConfigApplicationContext node = node();
    private final Policies policies = node.getBean(Policies.class);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void shipsVersionOneOfEachSetOnceHoweverManyNodesStart() throws Exception {
        String before = counts();
        try (ExecutorService starters = Executors.newFixedThreadPool(3)) {
            for (Future<AnnotationConfigApplicationContext> started : starters.invokeAll(
                    List.<Callable<AnnotationConfigApplicationContext>>of(this::node, this::node, this::node))) {
                started.get().close();
            }
        }
        assertThat(counts()).isEqualTo(before).isEqualTo(VERSION_ONE_OF_EACH_SET);
        assertThat(policies.sets(MAY)).allSatisfy(set -> {
            assertThat(set.numberInForce()).isEqualTo(1);
            assertThat(set.effectiveFrom()).isEqualTo(Instant.EPOCH);
        });
    }

    @Test
    void shipsOneVersionToAnEmptyDatabaseThatSeveralNodesStartOn() throws Exception {
        database.sql("truncate policy_version cascade").update();
        try (ExecutorService starters = Executors.newFixedThreadPool(3)) {
            List<Future<AnnotationConfigApplicationContext>> started = starters.invokeAll(
                    List.<Callable<AnnotationConfigApplicationContext>>of(this::node, this::node, this::node));
            for (Future<AnnotationConfigApplicationContext> one : started) {
                one.get().close();
            }
        }
        assertThat(counts()).isEqualTo(VERSION_ONE_OF_EACH_SET);
    }

    @Test
    void answersEachInstantFromTheVersionInForceThen() {
        PolicyVersion raised = policies.post("plan", shipped().replace("49.00", "59.00"), REVOPS, "raise", MAY);
        activate(policies, "plan", raised.hash().substring(0, 8), JUNE, REVOPS, MAY);

        assertThat(baseFees(MAY, JUNE.minusNanos(1_000), JUNE, JULY))
                .containsExactly("49.00", "49.00", "59.00", "59.00");
        assertThat(policies.inForce("plan", MAY).number()).isEqualTo(1);
        assertThat(policies.inForce("plan", JUNE).hash()).isEqualTo(raised.hash());
        assertThat(raised.number()).isEqualTo(2);
        assertThat(policies.version("plan", raised.hash()).activations())
                .containsExactly(new PolicyActivation(
                        JUNE, MAY, "user:somebody-else", Kind.APPROVED, new PolicySubmissionId(1)));
    }

    @Test
    void letsTheLaterOfTwoActivationsForOneInstantCount() {
        PolicyVersion raised = policies.post("plan", shipped().replace("49.00", "59.00"), REVOPS, "", MAY);
        PolicyVersion lowered = policies.post("plan", shipped().replace("49.00", "39.00"), REVOPS, "", MAY);
        activate(policies, "plan", lowered.hash(), JUNE, REVOPS, MAY);
        activate(policies, "plan", raised.hash(), JUNE, REVOPS, MAY);
        activate(policies, "plan", lowered.hash(), JULY, REVOPS, MAY);

        assertThat(baseFees(JUNE, JULY)).containsExactly("59.00", "39.00");
    }

    @Test
    void rollsBackByActivatingTheEarlierVersionAgain() {
        PolicyVersion first = policies.inForce("plan", MAY);
        PolicyVersion raised = policies.post("plan", shipped().replace("49.00", "59.00"), REVOPS, "", MAY);
        activate(policies, "plan", raised.hash(), JUNE, REVOPS, MAY);
        policies.activate("plan", first.hash(), JULY, new Rollback("too dear"), REVOPS, JUNE);

        assertThat(baseFees(JUNE, JULY)).containsExactly("59.00", "49.00");
    }

    @Test
    void seesAnActivationOfAnotherNodeOnceItLooks() {
        try (AnnotationConfigApplicationContext other = node()) {
            assertThat(baseFees(JUNE)).containsExactly("49.00");
            Policies elsewhere = other.getBean(Policies.class);
            PolicyVersion raised = elsewhere.post("plan", shipped().replace("49.00", "59.00"), REVOPS, "", MAY);
            activate(elsewhere, "plan", raised.hash(), JUNE, REVOPS, MAY);
            policies.refresh();
            assertThat(baseFees(JUNE)).containsExactly("59.00");
        }
    }

    @Test
    void returnsTheVersionThatTheSameRowsAlreadyAre() {
        String csv = shipped().replace("49.00", "59.00");
        PolicyVersion first = policies.post("plan", csv, REVOPS, "first", MAY);
        PolicyVersion second = policies.post("plan", csv.replace("\n", "\r\n"), REVOPS, "again", JUNE);
        assertThat(second).isEqualTo(first);
        assertThat(policies.versions("plan")).extracting(PolicyVersion::number).containsExactly(2, 1);
    }

    @Test
    void takesRowsAsWellAsCsv() {
        List<Map<String, String>> rows = List.of(Map.of("row", "all", "plan", "free", "baseFee", "0"));
        assertThat(policies.postRows("plan", rows, REVOPS, "", MAY).csv())
                .isEqualTo(
                        "row,plan,segment,country,currency,tenureMonths,baseFee,included,features\nall,free,,,,,0,,\n");
    }

    @Test
    void refusesATableWithAPointerToEachBadCell() {
        String csv = shipped().replaceFirst("49.00", "49,00").replaceFirst("199.00", "cheap");
        assertThatThrownBy(() -> policies.post("plan", csv.replace("49,00", "\"49,00\""), REVOPS, "", MAY))
                .isInstanceOfSatisfying(BillingException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(PolicyRefusal.INVALID_POLICY_TABLE);
                    assertThat(refusal.violations())
                            .extracting(BillingException.Violation::pointer)
                            .containsExactly("/rows/1/baseFee", "/rows/7/baseFee");
                    assertThat(refusal.violations().getLast().detail())
                            .isEqualTo("line 9, row `email-49-usd`, column `baseFee`:"
                                    + " expected an amount that is not negative, such as 49.00, but got `49,00`");
                });
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(refusalOf(() -> policies.versions("price"))).isEqualTo(PolicyRefusal.UNKNOWN_POLICY_SET);
        assertThat(refusalOf(() -> activate(policies, "plan", "00ff00ff", JUNE, REVOPS, MAY)))
                .isEqualTo(PolicyRefusal.UNKNOWN_POLICY_VERSION);
        assertThat(refusalOf(() -> policies.version("plan", "%"))).isEqualTo(PolicyRefusal.UNKNOWN_POLICY_VERSION);
        assertThat(refusalOf(() -> policies.recorded(4711))).isEqualTo(PolicyRefusal.UNKNOWN_POLICY_DECISION);
        assertThat(refusalOf(() -> policies.explain("plan", MAY, Map.of("plan", "free"))))
                .isEqualTo(PolicyRefusal.INVALID_POLICY_QUESTION);
        String hash = policies.inForce("plan", MAY).hash();
        assertThat(refusalOf(() ->
                        policies.activate("plan", hash, MAY.plusSeconds(1_000_000_000), new Rollback(""), REVOPS, MAY)))
                .isEqualTo(PolicyRefusal.INVALID_EFFECTIVE_FROM);
    }

    @Test
    void refusesAQuestionThatItCannotRead() {
        assertThatThrownBy(() -> policies.explain("terms", MAY, Map.of("plan", "free")))
                .hasMessage("expected a value for `currency`, but got nothing");
        assertThatThrownBy(() -> policies.explain("terms", MAY, Map.of("plan", "free", "curency", "USD")))
                .hasMessage("expected a question with plan, currency, but got `curency`");
    }

    @Test
    void recordsADecisionOnceAndReturnsItsIdEveryTime() {
        List<Decided<?>> decided = List.of(
                policies.decide(PolicySets.PLAN, MAY, List.of(EMAIL)).getFirst(),
                policies.decide(PolicySets.TERMS, MAY, List.of(new TermsQuestion("free", "JPY", Attributes.NONE)))
                        .getFirst(),
                policies.decide(PolicySets.PLAN, MAY, List.of(EMAIL)).getFirst());
        List<Long> ids = policies.record(decided, MAY);
        assertThat(ids.getFirst()).isEqualTo(ids.getLast()).isNotEqualTo(ids.get(1));
        assertThat(policies.record(decided, JUNE)).isEqualTo(ids);

        RecordedDecision recorded = policies.recorded(ids.getFirst());
        assertThat(recorded.question())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "plan",
                        "email-49",
                        "segment",
                        "startup",
                        "country",
                        "US",
                        "currency",
                        "USD",
                        "tenureMonths",
                        "0"));
        assertThat(recorded.rowIds()).containsExactly("email-49-usd");
        assertThat(recorded.rows().getFirst()).containsEntry("baseFee", "49.00").containsEntry("row", "email-49-usd");
        assertThat(recorded.decidedAt()).isEqualTo(MAY);
        assertThat(policies.whyNot(recorded)).hasSize(7).first().satisfies(reason -> {
            assertThat(reason.rowId()).isEqualTo("api-payg");
            assertThat(reason.column()).isEqualTo("plan");
            assertThat(reason.cell()).isEqualTo("api-payg");
            assertThat(reason.asked()).isEqualTo("email-49");
        });
    }

    @Test
    void recordsTheSameDecisionsFromManyThreadsOnce() throws Exception {
        List<Decided<PlanDecision>> decided = policies.decide(
                PolicySets.PLAN,
                MAY,
                IntStream.range(0, 500)
                        .mapToObj(months -> new PlanQuestion("free", "startup", "US", "USD", months, Attributes.NONE))
                        .toList());
        Callable<List<Long>> record = () -> policies.record(decided, MAY);
        Callable<List<Long>> recordReversed =
                () -> policies.record(decided.reversed(), MAY).reversed();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<Long>>> ids = threads.invokeAll(List.of(record, recordReversed, record, recordReversed));
            List<Long> first = ids.getFirst().get();
            for (Future<List<Long>> each : ids) {
                assertThat(each.get()).isEqualTo(first);
            }
        }
        assertThat(database.sql("select count(*) from policy_decision")
                        .query(Long.class)
                        .single())
                .isEqualTo(500);
    }

    @Test
    void explainsAQuestionInWords() {
        PolicyExplanation explanation = policies.explain(
                "review",
                MAY,
                Map.of(
                        "plan",
                        "free",
                        "segment",
                        "enterprise",
                        "currency",
                        "USD",
                        "amount",
                        "20",
                        "firstInvoice",
                        "true"));
        assertThat(explanation.decided().rowIds()).containsExactly("enterprise");
        assertThat(explanation.rows().getFirst()).containsEntry("action", "ISSUE");
        assertThat(explanation.whyNot())
                .hasSize(6)
                .first()
                .hasToString("WhyNot[rowId=first-large, column=amount, cell=>1000, asked=20]");
    }

    private List<String> baseFees(Instant... instants) {
        return policies
                .decideEach(
                        PolicySets.PLAN,
                        Arrays.stream(instants)
                                .map(instant -> new AskedAt<>(EMAIL, instant))
                                .toList())
                .stream()
                .map(Decided::decision)
                .map(Objects::requireNonNull)
                .map(PlanDecision::baseFee)
                .map(BigDecimal::toPlainString)
                .toList();
    }

    private static Object refusalOf(Runnable call) {
        try {
            call.run();
        } catch (BillingException refusal) {
            return refusal.code();
        }
        return "no refusal";
    }

    private void activate(Policies where, String set, String hash, Instant effectiveFrom, Actor by, Instant at) {
        ApprovedPolicies.activate(dataSource, where, set, hash, effectiveFrom, by, at);
    }

    private AnnotationConfigApplicationContext node() {
        return PlimsollComponents.over(dataSource, "audit", "testclock", "policy");
    }

    private String counts() {
        return database.sql("""
                        select (select count(*) from policy_version) || ' versions, '
                            || (select count(*) from policy_activation) || ' activations'
                        """).query(String.class).single();
    }

    private static String shipped() {
        return ShippedPolicies.table(PolicySets.PLAN).csv();
    }
}

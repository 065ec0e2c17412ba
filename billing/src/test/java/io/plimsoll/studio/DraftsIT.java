package io.plimsoll.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollComponents;
import io.plimsoll.PlimsollDatabase;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyRefusal;
import io.plimsoll.policy.PolicyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class DraftsIT {

    private static final Actor AMBER = Actor.user("amber");
    private static final Actor BIRCH = Actor.user("birch");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final AnnotationConfigApplicationContext node =
            PlimsollComponents.over(dataSource, "audit", "testclock", "policy", "studio");
    private final Policies policies = node.getBean(Policies.class);
    private final Drafts drafts = node.getBean(Drafts.class);
    private final PolicyVersion active = policies.inForce("plan", MAY);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void beginsWithTheRowsOfAVersionAndComesBackToTheSameVersion() {
        Draft draft = begin();
        assertThat(draft.revision()).isEqualTo(1);
        assertThat(draft.rows()).hasSameSizeAs(policies.table(active).rows());
        assertThat(drafts.snapshot(draft.id(), 1, "", AMBER, MAY).hash()).isEqualTo(active.hash());
        assertThat(drafts.get(draft.id()).state()).isEqualTo(Draft.State.SNAPSHOT);
    }

    @Test
    void keepsWhatCannotBeRead() {
        Draft draft = begin();
        List<Map<String, String>> rows = with(draft.rows(), 0, "baseFee", "=A1*2 \uD83D\uDE00");
        rows.add(Map.of("plan", "no id yet"));
        rows.add(Map.of());
        Saved saved = drafts.save(draft.id(), 1, rows, AMBER, MAY);
        assertThat(saved)
                .isInstanceOfSatisfying(
                        Saved.Done.class,
                        done -> assertThat(done.draft().rows()).isEqualTo(rows));
        assertThatThrownBy(() -> drafts.snapshot(draft.id(), 2, "", AMBER, MAY))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refused -> assertThat(refused.code()).isEqualTo(PolicyRefusal.INVALID_POLICY_TABLE));
    }

    @Test
    void refusesTheSecondOfTwoSavesWithBothEditsMerged() {
        Draft draft = begin();
        drafts.save(draft.id(), 1, with(draft.rows(), 0, "baseFee", "5.00"), AMBER, MAY);
        List<Map<String, String>> mine = with(with(draft.rows(), 1, "baseFee", "210.00"), 0, "baseFee", "6.00");
        Saved second = drafts.save(draft.id(), 1, mine, BIRCH, MAY);
        assertThat(second).isInstanceOfSatisfying(Saved.Moved.class, moved -> {
            assertThat(moved.draft().revision()).isEqualTo(2);
            assertThat(moved.merge().conflicts())
                    .containsExactly(
                            new Merge.Conflict(Merge.Kind.CELL, 0, "api-payg", "baseFee", "0", "5.00", "6.00"));
            assertThat(moved.merge().rows()).isEqualTo(mine);
        });
        assertThat(drafts.get(draft.id()).revision()).isEqualTo(2);
        assertThat(drafts.save(draft.id(), 2, mine, BIRCH, MAY)).isInstanceOf(Saved.Done.class);
        assertThat(drafts.revision(draft.id(), 2).getFirst()).containsEntry("baseFee", "5.00");
        assertThat(drafts.get(draft.id()).contributors()).containsExactlyInAnyOrder("user:amber", "user:birch");
    }

    @Test
    void takesASaveThatWasSentTwiceAsOne() {
        Draft draft = begin();
        List<Map<String, String>> rows = with(draft.rows(), 0, "baseFee", "5.00");
        drafts.save(draft.id(), 1, rows, AMBER, MAY);
        assertThat(drafts.save(draft.id(), 1, rows, AMBER, MAY))
                .isInstanceOfSatisfying(
                        Saved.Done.class,
                        done -> assertThat(done.draft().revision()).isEqualTo(2));
    }

    @Test
    void rememberWhoHadAHandInAVersion() {
        Draft draft = begin();
        drafts.save(draft.id(), 1, with(draft.rows(), 0, "baseFee", "5.00"), BIRCH, MAY);
        Actor cedar = Actor.user("cedar");
        PolicyVersion version = drafts.snapshot(draft.id(), 2, "raise", cedar, MAY);
        assertThat(drafts.contributors("plan", version.hash()))
                .containsExactly("user:amber", "user:birch", "user:cedar");

        Draft next = drafts.create("plan", version.hash(), "On top", Actor.user("dune"), MAY);
        drafts.save(next.id(), 1, with(next.rows(), 0, "baseFee", "7.00"), Actor.user("dune"), MAY);
        PolicyVersion later = drafts.snapshot(next.id(), 2, "", Actor.user("dune"), MAY);
        assertThat(drafts.contributors("plan", later.hash())).contains("user:amber", "user:birch", "user:dune");

        PolicyVersion posted = policies.postRows("plan", next.rows(), Actor.apiKey("pk_1"), "", MAY);
        assertThat(posted.hash()).isEqualTo(version.hash());
        assertThat(drafts.contributors("plan", version.hash())).contains("key:pk_1");
        assertThat(drafts.contributors("plan", active.hash())).containsExactly("system:shipped");
    }

    @Test
    void refusesWhatADraftCannotHold() {
        Draft draft = begin();
        for (Map<String, String> row : List.of(
                Map.of("row", "a", "salary", "1"),
                Map.of("row", "a", "plan", "x".repeat(2_001)),
                Map.of("row", "a", "plan", "nul\0"),
                Map.of("row", "a", "plan", "half \uD83D"))) {
            assertThatThrownBy(() -> drafts.save(draft.id(), 1, List.of(row), AMBER, MAY))
                    .isInstanceOfSatisfying(
                            BillingException.class,
                            refused -> assertThat(refused.code()).isEqualTo(StudioRefusal.INVALID_DRAFT));
        }
        assertThat(drafts.get(draft.id()).revision()).isEqualTo(1);
    }

    @Test
    void refusesToSnapshotWhatTheCallerHasNotSeenAndToEditWhatIsDiscarded() {
        Draft draft = begin();
        drafts.save(draft.id(), 1, with(draft.rows(), 0, "baseFee", "5.00"), BIRCH, MAY);
        assertRefused(StudioRefusal.DRAFT_MOVED, () -> drafts.snapshot(draft.id(), 1, "", AMBER, MAY));
        drafts.discard(draft.id(), BIRCH, MAY);
        assertThat(drafts.list("plan")).isEmpty();
        assertRefused(StudioRefusal.DRAFT_IS_DISCARDED, () -> drafts.save(draft.id(), 2, List.of(), AMBER, MAY));
        assertRefused(StudioRefusal.UNKNOWN_DRAFT, () -> drafts.get("tier", draft.id()));
    }

    private static void assertRefused(StudioRefusal code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private Draft begin() {
        return drafts.create("plan", active.hash().substring(0, 8), "Raise in June", AMBER, MAY);
    }

    private static List<Map<String, String>> with(List<Map<String, String>> rows, int at, String column, String text) {
        List<Map<String, String>> changed = new ArrayList<>(rows);
        Map<String, String> row = new LinkedHashMap<>(rows.get(at));
        row.put(column, text);
        changed.set(at, row);
        return changed;
    }
}

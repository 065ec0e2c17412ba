package io.plimsoll.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollContext;
import io.plimsoll.kernel.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditChainIT {

    private static final Instant AT = Instant.parse("2026-05-01T08:00:00.123456Z");
    private static final Actor CEDAR = Actor.user("cedar");

    private PlimsollContext plimsoll;
    private AuditChain chain;
    private Checkpoints checkpoints;

    @TempDir
    private static Path folder;

    @BeforeAll
    void recordSome() {
        plimsoll = new PlimsollContext("io.plimsoll.audit");
        chain = plimsoll.get(AuditChain.class);
        checkpoints = new Checkpoints(folder.resolve("checkpoints.jsonl"), key());
        recordMany(50);
        assertThat(chain.advance(30)).isEqualTo(30);
        assertThat(checkpoints.add(chain.head().orElseThrow(), AT)).isTrue();
        assertThat(checkpoints.add(chain.head().orElseThrow(), AT)).isFalse();
        chain.advance(1_000);
        checkpoints.add(chain.head().orElseThrow(), AT);
    }

    @AfterAll
    void close() {
        plimsoll.close();
    }

    private CheckpointKey key() {
        return CheckpointKey.in(folder.resolve("secret"), folder.resolve("key.pub"));
    }

    private void recordMany(int entries) {
        plimsoll.get(Audit.class)
                .record(IntStream.range(0, entries)
                        .mapToObj(n -> new AuditEntry(
                                CEDAR,
                                "thing.done",
                                "inv_" + n,
                                Map.of("customer", "amber", "n", "" + n, "é", "\n"),
                                AT))
                        .toList());
    }

    @Test
    void verifiesWhatWasWrittenAlsoWhileEntriesWait() {
        Verification before = verify();
        assertThat(before.ok()).as("%s", before).isTrue();
        recordMany(3);
        assertThat(verify())
                .isEqualTo(new Verification(
                        before.entries() + 3, before.verifiedTo(), true, 3, before.checkpoint(), null));
        chain.advance(1_000);
        assertThat(verify().verifiedTo()).isEqualTo(before.verifiedTo() + 3);
    }

    @Test
    void givesALateCommitTheNextPlace() {
        TransactionTemplate other = new TransactionTemplate(
                Objects.requireNonNull(plimsoll.transaction().getTransactionManager()));
        other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        List<Long> places = new ArrayList<>();
        plimsoll.transaction().executeWithoutResult(late -> {
            recordMany(1);
            other.executeWithoutResult(early -> {
                recordMany(1);
            });
            other.executeWithoutResult(sequencer -> chain.advance(1_000));
            places.add(chain.head().orElseThrow().sequenceNumber());
        });
        chain.advance(1_000);
        long last = chain.head().orElseThrow().sequenceNumber();
        assertThat(last).isEqualTo(places.getFirst() + 1);
        assertThat(plimsoll.database()
                        .sql(
                                "select audit_entry_id from audit_chain where sequence_number >= :n order by sequence_number")
                        .param("n", places.getFirst())
                        .query(Long.class)
                        .list())
                .isSortedAccordingTo((one, two) -> Long.compare(two, one));
        assertThat(verify().ok()).isTrue();
    }

    @Test
    void letsNobodyChangeOrTakeAway() {
        for (String deed : List.of(
                "update audit_entry set actor = 'user:birch'",
                "delete from audit_entry where false",
                "truncate audit_entry",
                "set session_replication_role = replica; delete from audit_entry",
                "update audit_chain set sequence_number = 0",
                "delete from audit_chain",
                "truncate audit_chain")) {
            assertThatThrownBy(() -> plimsoll.transaction()
                            .executeWithoutResult(
                                    transaction -> plimsoll.database().sql(deed).update()))
                    .as(deed)
                    .rootCause()
                    .hasMessageContaining("to be appended to only");
        }
    }

    @Test
    void grantsItsOwnerNoMoreThanReadingAndAppending() {
        assertThat(plimsoll.database().sql("""
                        select acl.privilege_type from pg_class, aclexplode(relacl) acl
                        where relname = 'audit_entry' and acl.grantee = relowner
                        """).query(String.class).list())
                .contains("INSERT", "SELECT")
                .doesNotContain("UPDATE", "DELETE", "TRUNCATE");
    }

    @Test
    void namesTheEntryThatASuperuserChanged() {
        long victim = entryAt(7);
        assertThat(after("update audit_entry set detail = detail || '{\"n\": \"8\"}' where audit_entry_id = " + victim))
                .isEqualTo(new Verification.FirstBad(
                        7L,
                        victim,
                        "expected entry %d as it was written, but its hash does not fit".formatted(victim)));
        assertThat(after("delete from audit_entry where audit_entry_id = " + victim)
                        .entry())
                .isEqualTo(victim);
        assertThat(after("update audit_chain set sequence_number = 100000 + sequence_number where sequence_number > 20")
                        .sequenceNumber())
                .isEqualTo(21);
        assertThat(after("""
                        insert into audit_entry (recorded_at, actor, action, subject) overriding system value
                        values ('2026-01-01Z', 'user:birch', 'thing.done', 'inv_1')
                        """).reason()).contains("was put in beside it");
        assertThat(after("""
                        delete from audit_entry where audit_entry_id in
                            (select audit_entry_id from audit_chain where sequence_number > 40);
                        delete from audit_chain where sequence_number > 40
                        """))
                .satisfies(bad -> assertThat(bad.sequenceNumber()).isEqualTo(41))
                .satisfies(bad -> assertThat(bad.reason()).contains("which a checkpoint signed, but it ends at 40"));
    }

    @Test
    void namesTheLineOfAChangedCheckpoint() throws IOException {
        byte[] genuine = Files.readAllBytes(checkpoints.file());
        Path changed = folder.resolve("changed.jsonl");
        for (int at = 0; at < genuine.length; at += 17) {
            byte[] bytes = genuine.clone();
            bytes[at] ^= 1;
            Files.write(changed, bytes);
            Verification verification = plimsoll.get(AuditVerification.class).verify(new Checkpoints(changed, key()));
            assertThat(verification.ok()).as("byte %d", at).isFalse();
        }
        String cut = new String(genuine, StandardCharsets.UTF_8);
        Files.writeString(changed, cut.substring(cut.indexOf('\n') + 1));
        assertThat(Objects.requireNonNull(plimsoll.get(AuditVerification.class)
                                .verify(new Checkpoints(changed, key()))
                                .firstBad())
                        .reason())
                .contains("line 1 of the checkpoints");
    }

    @Test
    void goesOnAfterALineThatAKilledProcessLeftTorn() throws IOException {
        Path torn = folder.resolve("torn.jsonl");
        Files.writeString(torn, Files.readString(checkpoints.file()) + "{\"sequenceNu");
        recordMany(1);
        chain.advance(1_000);
        Checkpoints again = new Checkpoints(torn, key());
        assertThat(again.add(chain.head().orElseThrow(), AT)).isTrue();
        assertThat(plimsoll.get(AuditVerification.class).verify(again).ok()).isTrue();
    }

    @Test
    void refusesToMakeAnotherKeyWhenTheSecretIsLost() throws IOException {
        Path lost = folder.resolve("lost");
        Path open = folder.resolve("lost.pub");
        String first = CheckpointKey.in(lost, open).publicKey();
        Files.delete(open);
        assertThat(CheckpointKey.in(lost, open).publicKey()).isEqualTo(first);
        Files.delete(lost);
        assertThatThrownBy(() -> CheckpointKey.in(lost, open)).hasMessageContaining("only its public half is left");
    }

    private long entryAt(long place) {
        return plimsoll.database()
                .sql("select audit_entry_id from audit_chain where sequence_number = :place")
                .param("place", place)
                .query(Long.class)
                .single();
    }

    /** What is found after a deed with the triggers off; all is as before afterwards. */
    private Verification.FirstBad after(String deed) {
        List<Verification> found = new ArrayList<>();
        plimsoll.transaction().executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            plimsoll.database()
                    .sql("alter table audit_entry disable trigger user")
                    .update();
            plimsoll.database()
                    .sql("alter table audit_chain disable trigger user")
                    .update();
            plimsoll.database().sql(deed).update();
            found.add(verify());
        });
        return Objects.requireNonNull(found.getFirst().firstBad());
    }

    private Verification verify() {
        return plimsoll.get(AuditVerification.class).verify(checkpoints);
    }
}

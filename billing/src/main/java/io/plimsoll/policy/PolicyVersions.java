package io.plimsoll.policy;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.table.CellError;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.PolicyTableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Posts versions, puts them in force and finds them. */
@Component
class PolicyVersions {

    private static final Pattern HASH_OR_PREFIX = Pattern.compile("[0-9a-f]{4,64}");
    private static final int NOTE_CHARACTERS_AT_MOST = 1_000;

    /** Further ahead is a slip of the pen; the same bound keeps a year such as 20260 out of the database. */
    private static final Duration EFFECTIVE_AHEAD_AT_MOST = Duration.ofDays(10 * 366L);

    private final PolicyVersionRows rows;
    private final PolicySnapshots snapshots;
    private final PolicyContributors contributors;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    PolicyVersions(
            PolicyVersionRows rows,
            PolicySnapshots snapshots,
            PolicyContributors contributors,
            Audit audit,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.snapshots = snapshots;
        this.contributors = contributors;
        this.audit = audit;
        this.events = events;
    }

    static PolicySet<?, ?> set(String name) {
        return PolicySets.named(name)
                .orElseThrow(() -> new BillingException(
                        PolicyRefusal.UNKNOWN_POLICY_SET,
                        "expected one of the policy sets "
                                + PolicySets.ALL.stream().map(PolicySet::name).collect(Collectors.joining(", "))
                                + ", but got `" + name + "`"));
    }

    /** As the database has it, the caller's own transaction included; decisions are made from {@link PolicySnapshots}. */
    PolicyVersion inForce(PolicySet<?, ?> set, Instant at) {
        return named(set, rows.hashInForce(set.name(), at).orElseThrow(() -> nothingInForce(set, at)));
    }

    static IllegalStateException nothingInForce(PolicySet<?, ?> set, Instant at) {
        return new IllegalStateException("expected a version of `" + set.name() + "` in force at " + at
                + ", but every activation takes effect later");
    }

    PolicyPin newestPin() {
        return rows.newest();
    }

    PolicySetSummary summary(PolicySet<?, ?> set, Instant at) {
        PolicyVersion inForce = inForce(set, at);
        Instant effectiveFrom = inForce.activations().stream()
                .map(PolicyActivation::effectiveFrom)
                .filter(from -> !from.isAfter(at))
                .max(Instant::compareTo)
                .orElseThrow();
        return new PolicySetSummary(set, rows.count(set.name()), inForce.number(), inForce.hash(), effectiveFrom);
    }

    List<PolicyVersion> all(PolicySet<?, ?> set) {
        return rows.versions(set.name(), "");
    }

    PolicyVersion named(PolicySet<?, ?> set, String hashOrPrefix) {
        List<PolicyVersion> found =
                HASH_OR_PREFIX.matcher(hashOrPrefix).matches() ? rows.versions(set.name(), hashOrPrefix) : List.of();
        if (found.size() > 1) {
            throw new BillingException(
                    PolicyRefusal.AMBIGUOUS_POLICY_VERSION,
                    "expected the beginning of one version's hash, but " + found.size() + " versions of `" + set.name()
                            + "` begin with `" + hashOrPrefix + "`");
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new BillingException(
                        PolicyRefusal.UNKNOWN_POLICY_VERSION,
                        "expected the hash of a version of `" + set.name()
                                + "`, or at least its first four characters, but got `" + hashOrPrefix + "`"));
    }

    PolicyVersion post(PolicyTable table, Actor author, String note, Instant at) {
        if (note.length() > NOTE_CHARACTERS_AT_MOST) {
            String detail = "expected at most " + NOTE_CHARACTERS_AT_MOST + " characters, but got " + note.length();
            throw new BillingException(
                    PolicyRefusal.INVALID_POLICY_TABLE, detail, List.of(new Violation("/note", detail)));
        }
        String set = table.schema().set();
        rows.lock(set);
        if (rows.insert(table, author, note, at)) {
            audit.record(author, "policy.posted", subject(set, table.hash()), Map.of("note", note), at);
        }
        contributors.add(set, table.hash(), List.of(author.name()), at);
        return named(set(set), table.hash());
    }

    void lock(PolicySet<?, ?> set) {
        rows.lock(set.name());
    }

    PolicyVersion latestActivated(PolicySet<?, ?> set) {
        return named(set, rows.latestActivated(set.name()));
    }

    void activate(
            PolicySet<?, ?> set,
            String hashOrPrefix,
            Instant effectiveFrom,
            ActivationGround ground,
            Actor by,
            Instant at) {
        PolicyVersion version = named(set, hashOrPrefix);
        refuseImplausible(effectiveFrom, at);
        // Before the lock that all activations share: whoever holds that one never waits for this one.
        rows.lock(set.name());
        rows.activate(set.name(), version.hash(), effectiveFrom, ground, by, at);
        snapshots.refreshAfterCommit();
        audit.record(
                by,
                "policy.activated",
                subject(set.name(), version.hash()),
                Map.of(
                        "effectiveFrom",
                        effectiveFrom.toString(),
                        "kind",
                        ground.kind().name()),
                at);
        events.publishEvent(new PolicyActivated(set.name(), version.hash(), effectiveFrom, ground, by, at));
    }

    static void refuseImplausible(Instant effectiveFrom, Instant at) {
        Instant latest = at.plus(EFFECTIVE_AHEAD_AT_MOST);
        if (effectiveFrom.isBefore(Instant.EPOCH) || effectiveFrom.isAfter(latest)) {
            String detail =
                    "expected an instant between " + Instant.EPOCH + " and " + latest + ", but got " + effectiveFrom;
            throw new BillingException(
                    PolicyRefusal.INVALID_EFFECTIVE_FROM, detail, List.of(new Violation("/effectiveFrom", detail)));
        }
    }

    Optional<String> inForceWithout(PolicySet<?, ?> set, PolicySubmissionId submission, Instant at) {
        return rows.inForceWithout(set.name(), submission, at);
    }

    /** Version 1 of a set that has none; whoever comes second finds it there. */
    void ship(PolicyTable table, Actor by, Instant at) {
        String set = table.schema().set();
        rows.lock(set);
        if (rows.isEmpty(set)) {
            post(table, by, "Shipped with Plimsoll", at);
            activate(set(set), table.hash(), Instant.EPOCH, new ActivationGround.Shipped(), by, at);
        }
    }

    static BillingException refused(PolicyTableException unreadable) {
        return new BillingException(
                PolicyRefusal.INVALID_POLICY_TABLE,
                "expected a table that can be read, but found "
                        + unreadable.errors().size() + " errors; the first: "
                        + unreadable.errors().getFirst().message(),
                unreadable.errors().stream()
                        .map(error -> new Violation(pointer(error), error.message()))
                        .toList());
    }

    private static String pointer(CellError error) {
        String row = "/rows/" + Math.max(0, error.line() - 2);
        return error.column().isEmpty() ? row : row + "/" + error.column();
    }

    static String subject(String set, String hash) {
        return "policy:" + set + "/" + hash;
    }
}

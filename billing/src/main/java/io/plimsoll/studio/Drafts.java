package io.plimsoll.studio;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import io.plimsoll.kernel.DisplayName;
import io.plimsoll.kernel.PolicyDraftId;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyContributors;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.table.PolicyRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Working tables of the policy sets, edited by several people, and the versions that come from them. */
@Component
public class Drafts {

    private final DraftRows drafts;
    private final Policies policies;
    private final PolicyContributors contributors;
    private final Audit audit;

    Drafts(DraftRows drafts, Policies policies, PolicyContributors contributors, Audit audit) {
        this.drafts = drafts;
        this.policies = policies;
        this.contributors = contributors;
        this.audit = audit;
    }

    /** Begins a draft with the rows of a version, named by its hash or the hash's beginning. */
    @Transactional
    public Draft create(String set, String fromHash, String name, Actor by, Instant at) {
        if (!DisplayName.isValid(name)) {
            String detail = "expected " + DisplayName.EXPECTED + ", but got `" + name + "`";
            throw new BillingException(StudioRefusal.INVALID_DRAFT, detail, List.of(new Violation("/name", detail)));
        }
        PolicyVersion from = policies.version(set, fromHash);
        PolicyDraftId id = drafts.insert(set, from.hash(), name, rows(from), by, at);
        audit.record(by, "policy-draft.created", id.toString(), Map.of("set", set, "from", from.hash()), at);
        return get(id);
    }

    public Draft get(PolicyDraftId id) {
        return drafts.find(id)
                .orElseThrow(() -> new BillingException(
                        StudioRefusal.UNKNOWN_DRAFT, "expected a policy draft, but there is no `" + id + "`"));
    }

    /** The draft, refused when it is not of this set. */
    public Draft get(String set, PolicyDraftId id) {
        Draft draft = get(id);
        if (!draft.set().equals(set)) {
            throw new BillingException(
                    StudioRefusal.UNKNOWN_DRAFT,
                    "expected a draft of `" + set + "`, but `" + id + "` is of `" + draft.set() + "`");
        }
        return draft;
    }

    /** Those that are not discarded, newest first. */
    public List<Draft.Summary> list(String set) {
        return drafts.list(set);
    }

    /** The rows as they were saved then. */
    public List<Map<String, String>> revision(PolicyDraftId id, int revision) {
        return drafts.revision(id, revision)
                .orElseThrow(() -> new BillingException(
                        StudioRefusal.UNKNOWN_DRAFT,
                        "expected a revision of `" + id + "`, but it has no revision " + revision));
    }

    /** Saves over the revision the caller saw; the very rows that stand there already are no second revision. */
    @Transactional
    public Saved save(PolicyDraftId id, int revisionSeen, List<Map<String, String>> rows, Actor by, Instant at) {
        drafts.lock(id);
        Draft draft = open(id);
        List<Map<String, String>> mine = DraftCells.checked(policies.schema(draft.set()), rows);
        if (mine.equals(draft.rows())) {
            return new Saved.Done(draft);
        }
        if (draft.revision() != revisionSeen) {
            return new Saved.Moved(draft, ThreeWay.merge(revision(id, revisionSeen), draft.rows(), mine));
        }
        drafts.save(id, mine, by, at);
        audit.record(
                by,
                "policy-draft.saved",
                id.toString(),
                Map.of("set", draft.set(), "revision", String.valueOf(revisionSeen + 1)),
                at);
        return new Saved.Done(get(id));
    }

    @Transactional
    public Draft discard(PolicyDraftId id, Actor by, Instant at) {
        drafts.lock(id);
        Draft draft = open(id);
        drafts.discard(id, by, at);
        audit.record(by, "policy-draft.discarded", id.toString(), Map.of("set", draft.set()), at);
        return get(id);
    }

    /**
     * Makes the rows an immutable version, and everyone who edited them its contributors.
     *
     * @param revisionSeen refused when the draft moved on since, so that nobody proposes what they have not seen
     */
    @Transactional
    public PolicyVersion snapshot(PolicyDraftId id, int revisionSeen, String note, Actor by, Instant at) {
        drafts.lock(id);
        Draft draft = open(id);
        if (draft.revision() != revisionSeen) {
            throw new BillingException(
                    StudioRefusal.DRAFT_MOVED,
                    "expected `" + id + "` at revision " + revisionSeen + ", but " + draft.changedBy()
                            + " saved revision " + draft.revision());
        }
        PolicyVersion version = policies.postRows(draft.set(), draft.rows(), by, note, at);
        Set<String> people = new TreeSet<>(draft.contributors());
        PolicyVersion base = policies.version(draft.set(), draft.baseHash());
        if (base.activations().isEmpty()) {
            // Nobody but its authors has agreed to the base yet: its rows are theirs still.
            people.addAll(contributors(draft.set(), base.hash()));
        }
        contributors.add(draft.set(), version.hash(), people, at);
        drafts.snapshot(id, version.hash());
        audit.record(
                by,
                "policy-draft.snapshot",
                id.toString(),
                Map.of("set", draft.set(), "version", version.hash(), "revision", String.valueOf(revisionSeen)),
                at);
        return version;
    }

    /** Names of all who had a hand in a version: its posters, and everyone who edited the drafts it came from. */
    public Set<String> contributors(String set, String hash) {
        return contributors.of(set, hash);
    }

    private Draft open(PolicyDraftId id) {
        Draft draft = get(id);
        if (draft.state() == Draft.State.DISCARDED) {
            throw new BillingException(
                    StudioRefusal.DRAFT_IS_DISCARDED,
                    "expected a draft that is open, but `" + id + "` was discarded by " + draft.changedBy());
        }
        return draft;
    }

    private List<Map<String, String>> rows(PolicyVersion version) {
        return policies.table(version).rows().stream().map(PolicyRow::words).toList();
    }
}

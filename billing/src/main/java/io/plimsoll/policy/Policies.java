package io.plimsoll.policy;

import io.plimsoll.attribute.AttributeCatalog;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.WhyNot;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.PolicyTableException;
import io.plimsoll.rules.table.TableSchema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The policy tables: versions, which is in force when, and decisions from them. */
@Component
public class Policies {

    private final PolicyVersions versions;
    private final PolicyTables tables;
    private final PolicySnapshots snapshots;
    private final Asking asking;
    private final PolicyDecisions decisions;
    private final Rollback rollback;
    private final AttributeCatalog attributes;

    Policies(
            PolicyVersions versions,
            PolicyTables tables,
            PolicySnapshots snapshots,
            Asking asking,
            PolicyDecisions decisions,
            Rollback rollback,
            AttributeCatalog attributes) {
        this.versions = versions;
        this.tables = tables;
        this.snapshots = snapshots;
        this.asking = asking;
        this.decisions = decisions;
        this.rollback = rollback;
        this.attributes = attributes;
    }

    /** Answers in the order asked, from the version in force at the instant; equal questions are asked once. */
    public <Q, D> List<Decided<D>> decide(PolicySet<Q, D> set, Instant inForceAt, List<Q> questions) {
        return decide(set, inForceAt, questions, pin());
    }

    /** The same, as of a pin. */
    public <Q, D> List<Decided<D>> decide(PolicySet<Q, D> set, Instant inForceAt, List<Q> questions, PolicyPin pin) {
        return decideEach(
                set,
                questions.stream()
                        .map(question -> new AskedAt<>(question, inForceAt))
                        .toList(),
                pin);
    }

    /** The same for questions of different instants: those that one version answers are asked together. */
    public <Q, D> List<Decided<D>> decideEach(PolicySet<Q, D> set, List<AskedAt<Q>> questions) {
        return decideEach(set, questions, pin());
    }

    /** The same, as of a pin: several calls with one pin see one state of policy, whatever is activated in between. */
    public <Q, D> List<Decided<D>> decideEach(PolicySet<Q, D> set, List<AskedAt<Q>> questions, PolicyPin pin) {
        return asking.decideEach(set, questions, pin);
    }

    /** All that this node knows to be activated; seconds behind the database at most. */
    public PolicyPin pin() {
        return snapshots.current().newest();
    }

    /** Looks now for what other nodes have activated, and returns all that this node then knows. */
    public PolicyPin refresh() {
        return snapshots.refresh().newest();
    }

    /** All that is activated as the database has it, for work that holds on to it. */
    public PolicyPin newestPin() {
        return versions.newestPin();
    }

    /** Rows of tables held ready; bounded, however many versions are asked. */
    public int cachedRows() {
        return tables.rows();
    }

    /** Stores decisions, each once for ever, and returns their ids in order. Call it inside your transaction, once. */
    @Transactional
    public List<Long> record(List<? extends Decided<?>> decided, Instant decidedAt) {
        return decisions.record(decided, decidedAt);
    }

    public RecordedDecision recorded(long policyDecisionId) {
        return recorded(List.of(policyDecisionId)).getFirst();
    }

    /** In the order of the ids. */
    public List<RecordedDecision> recorded(List<Long> policyDecisionIds) {
        return decisions.recorded(policyDecisionIds);
    }

    /** The rows above the ones that decided, each with the first cell that did not accept the question. */
    public List<WhyNot> whyNot(RecordedDecision decision) {
        return decisions.whyNot(
                PolicyVersions.set(decision.set()), decision.versionHash(), decision.question(), decision.rowIds());
    }

    /** Decides one question given in words, and says why. */
    public PolicyExplanation explain(String set, Instant inForceAt, Map<String, String> question) {
        PolicySet<?, ?> known = PolicyVersions.set(set);
        return decisions.explain(known, schema(set), asking.hashInForce(known, inForceAt, pin()), question);
    }

    public List<PolicySetSummary> sets(Instant at) {
        return PolicySets.ALL.stream().map(set -> versions.summary(set, at)).toList();
    }

    /** The version that takes over next after the instant, as this node knows it. */
    public Optional<PolicyTakeover> next(String set, Instant at) {
        return snapshots.current().nextAfter(PolicyVersions.set(set).name(), at);
    }

    /** Newest first. */
    public List<PolicyVersion> versions(String set) {
        return versions.all(PolicyVersions.set(set));
    }

    /** By hash, or by its first characters (at least four) where only one version begins with them. */
    public PolicyVersion version(String set, String hashOrPrefix) {
        return versions.named(PolicyVersions.set(set), hashOrPrefix);
    }

    /** The version in force at the instant. */
    public PolicyVersion inForce(String set, Instant at) {
        return versions.inForce(PolicyVersions.set(set), at);
    }

    /** The columns a table of the set may have: the set's own, and a condition for every declared attribute. */
    public TableSchema schema(String set) {
        return PolicyVersions.set(set).schema().with(attributes.declared());
    }

    /** The hash that answers at each instant, as of the pin. */
    public Map<Instant, String> hashesInForce(String set, Collection<Instant> instants, PolicyPin pin) {
        PolicySet<?, ?> known = PolicyVersions.set(set);
        return instants.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), at -> asking.hashInForce(known, at, pin)));
    }

    /** The typed rows of a version. */
    public PolicyTable table(PolicyVersion version) {
        return tables.table(PolicyVersions.set(version.set()), version.hash());
    }

    /** Stores a table as a version; the same rows again return the version they already are. */
    @Transactional
    public PolicyVersion post(String set, String csv, Actor author, String note, Instant at) {
        TableSchema schema = schema(set);
        try {
            return post(PolicyTable.read(schema, csv), author, note, at);
        } catch (PolicyTableException e) {
            throw PolicyVersions.refused(e);
        }
    }

    private PolicyVersion post(PolicyTable table, Actor author, String note, Instant at) {
        attributes.holdAsRead(table.schema().attributes());
        return versions.post(table, author, note, at);
    }

    /** The same from rows as cells by column name; {@code row} holds the id. */
    @Transactional
    public PolicyVersion postRows(String set, List<Map<String, String>> rows, Actor author, String note, Instant at) {
        TableSchema schema = schema(set);
        try {
            return post(PolicyTable.of(schema, rows), author, note, at);
        } catch (PolicyTableException e) {
            throw PolicyVersions.refused(e);
        }
    }

    /**
     * Puts a version in force again from now on, also in place of everything scheduled for later. Refused for a version that
     * never was in force, and when it is in force with nothing else scheduled after it.
     */
    @Transactional
    public PolicyVersion rollback(String set, String toHashOrPrefix, String reason, Actor by, Instant at) {
        return rollback.rollback(PolicyVersions.set(set), toHashOrPrefix, reason, by, at);
    }

    /**
     * Puts a version in force from the given instant, where its ground allows it; every node sees it within seconds. Of two
     * for one instant the later call counts.
     */
    @Transactional
    public void activate(
            String set, String hashOrPrefix, Instant effectiveFrom, ActivationGround ground, Actor by, Instant at) {
        versions.activate(PolicyVersions.set(set), hashOrPrefix, effectiveFrom, ground, by, at);
    }

    /** The version activated last, which may be scheduled: what the next one is built on. */
    public PolicyVersion latestActivated(String set) {
        return versions.latestActivated(PolicyVersions.set(set));
    }

    /**
     * The hash that is in force at the instant without what the submission activated; empty unless that is the set's
     * newest activation.
     */
    public Optional<String> inForceWithout(String set, PolicySubmissionId submission, Instant at) {
        return versions.inForceWithout(PolicyVersions.set(set), submission, at);
    }

    /** Refuses an instant that is a slip of the pen. */
    public void refuseImplausible(Instant effectiveFrom, Instant at) {
        PolicyVersions.refuseImplausible(effectiveFrom, at);
    }

    /** Holds back whoever else posts to or activates in the set, until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(String set) {
        versions.lock(PolicyVersions.set(set));
    }
}

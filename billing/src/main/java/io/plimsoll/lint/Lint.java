package io.plimsoll.lint;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyRefusal;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.lint.Finding;
import io.plimsoll.rules.lint.Linter;
import io.plimsoll.rules.table.PolicyRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is wrong, or looks wrong, in a policy table before it is put in force. */
@Component
public class Lint {

    private final Policies policies;
    private final Book book;
    private final InstantSource clock;

    Lint(Policies policies, Book book, InstantSource clock) {
        this.policies = policies;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Everything found, errors first. Findings that are errors keep a table from being submitted. The other tables are taken
     * as they are in force when this one is to take effect, or now.
     *
     * @param rows cells by column name, {@code row} holds the id; they may be unreadable
     * @param effectiveFrom when the table is to take effect; null while nobody said
     */
    public List<Finding> findings(String set, List<Map<String, String>> rows, @Nullable Instant effectiveFrom) {
        PolicySet<?, ?> known = PolicySets.named(set)
                .orElseThrow(() -> new BillingException(
                        PolicyRefusal.UNKNOWN_POLICY_SET, "expected a policy set, but there is no `" + set + "`"));
        Instant at = Objects.requireNonNullElseGet(effectiveFrom, clock::instant);
        return Linter.findings(known, policies.schema(set), rows, book.context(set, effectiveFrom, at));
    }

    /** The same of a version, by its hash or the beginning of it. */
    public List<Finding> findingsOf(String set, String hashOrPrefix, @Nullable Instant effectiveFrom) {
        PolicyVersion version = policies.version(set, hashOrPrefix);
        return findings(
                set,
                policies.table(version).rows().stream().map(PolicyRow::words).toList(),
                effectiveFrom);
    }
}

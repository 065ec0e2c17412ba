package io.plimsoll.lint;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.policy.PolicyRefusal;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.lint.Finding;
import io.plimsoll.rules.lint.LintContext;
import io.plimsoll.rules.lint.Linter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is wrong, or looks wrong, in a policy table before it is put in force. */
@Component
public class Lint {

    /**
     * Everything found, errors first. Findings that are errors keep a table from being submitted.
     *
     * @param rows cells by column name, {@code row} holds the id; they may be unreadable
     * @param effectiveFrom when the table is to take effect; null while nobody said
     */
    public List<Finding> findings(String set, List<Map<String, String>> rows, @Nullable Instant effectiveFrom) {
        PolicySet<?, ?> known = PolicySets.named(set)
                .orElseThrow(() -> new BillingException(
                        PolicyRefusal.UNKNOWN_POLICY_SET, "expected a policy set, but there is no `" + set + "`"));
        return Linter.findings(known, known.schema(), rows, LintContext.NONE);
    }
}

package io.plimsoll.approval;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import io.plimsoll.lint.Lint;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.lint.Finding;
import io.plimsoll.rules.table.PolicyRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lint says of a version, before it is proposed and again before it is put in force. */
@Component
public class Examination {

    private final Lint lint;
    private final Policies policies;

    Examination(Lint lint, Policies policies) {
        this.lint = lint;
        this.policies = policies;
    }

    /** Errors first. */
    public List<Finding> findings(PolicyVersion version, @Nullable Instant effectiveFrom) {
        List<Map<String, String>> rows =
                policies.table(version).rows().stream().map(PolicyRow::words).toList();
        return lint.findings(version.set(), rows, effectiveFrom);
    }

    void refuseErrors(PolicyVersion version, Instant effectiveFrom) {
        List<Finding> errors = findings(version, effectiveFrom).stream()
                .filter(Finding::isError)
                .toList();
        if (!errors.isEmpty()) {
            throw new BillingException(
                    ApprovalRefusal.POLICY_HAS_ERRORS,
                    "expected a table without errors, but lint found %d; the first: %s"
                            .formatted(errors.size(), errors.getFirst().sentence()),
                    errors.stream()
                            .map(error -> new Violation(pointer(error), error.sentence()))
                            .toList());
        }
    }

    private static String pointer(Finding finding) {
        String row = finding.row().isEmpty() ? "/rows" : "/rows/" + finding.row();
        return finding.column().isEmpty() ? row : row + "/" + finding.column();
    }
}

package io.plimsoll.web.studio;

import io.plimsoll.kernel.PolicyDraftId;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.studio.Draft;
import io.plimsoll.studio.Drafts;
import io.plimsoll.studio.TableDiff;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds a table by what names it in URLs: a version by its hash, a draft by its id. */
@Component
class NamedTables {

    private final Policies policies;
    private final Drafts drafts;

    NamedTables(Policies policies, Drafts drafts) {
        this.policies = policies;
        this.drafts = drafts;
    }

    /**
     * A table and what it is.
     *
     * @param name its hash, or {@code dft_3}
     * @param number of the version; null for a draft
     * @param draft null for a version
     */
    record NamedTable(
            String name, @Nullable Integer number, @Nullable Draft draft, List<Map<String, String>> rows) {}

    NamedTable table(String set, String name) {
        if (name.startsWith("dft_")) {
            Draft draft = drafts.get(set, PolicyDraftId.parse(name));
            return new NamedTable(name, null, draft, draft.rows());
        }
        PolicyVersion version = policies.version(set, name);
        return new NamedTable(version.hash(), version.number(), null, rows(version));
    }

    TableDiff difference(String set, NamedTable from, NamedTable to) {
        return TableDiff.of(schema(set), from.rows(), to.rows());
    }

    TableSchema schema(String set) {
        return policies.schema(set);
    }

    List<Map<String, String>> rows(PolicyVersion version) {
        return policies.table(version).rows().stream().map(PolicyRow::words).toList();
    }
}

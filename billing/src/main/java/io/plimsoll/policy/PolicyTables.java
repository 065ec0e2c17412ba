package io.plimsoll.policy;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.table.PolicyTable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Parsed tables by what names them. A version never changes, so what is here is never stale. */
@Component
class PolicyTables {

    private final PolicyVersionRows versions;
    private final Map<Name, PolicyTable> tables = new ConcurrentHashMap<>();

    PolicyTables(PolicyVersionRows versions) {
        this.versions = versions;
    }

    PolicyTable table(PolicySet<?, ?> set, String hash) {
        return tables.computeIfAbsent(new Name(set.name(), hash), name -> load(set, hash));
    }

    private PolicyTable load(PolicySet<?, ?> set, String hash) {
        String csv = versions.csv(set.name(), hash)
                .orElseThrow(() -> new IllegalStateException(
                        "expected version `" + hash + "` of `" + set.name() + "` to be stored, but it is not"));
        PolicyTable table = PolicyTable.stored(set.schema(), csv);
        if (!table.hash().equals(hash)) {
            throw new IllegalStateException("expected the rows of `" + set.name() + "` version `" + hash
                    + "` to have that hash, but they have `" + table.hash() + "`");
        }
        return table;
    }

    private record Name(String set, String hash) {}
}

package io.plimsoll.policy;

import io.plimsoll.attribute.AttributeCatalog;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.table.PolicyTable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Parsed tables by what names them. A version never changes, so what is here is never stale; what was not asked for longest
 * goes when there are too many rows.
 */
@Component
class PolicyTables {

    /** About 100 MB of the widest rows: dozens of large tables, or thousands like the shipped ones. */
    private static final int ROWS_AT_MOST = 100_000;

    private final PolicyVersionRows versions;
    private final AttributeCatalog attributes;
    private final Map<Name, PolicyTable> tables = new LinkedHashMap<>();
    private final int rowsAtMost;
    private int rows;

    @Autowired
    PolicyTables(PolicyVersionRows versions, AttributeCatalog attributes) {
        this(versions, attributes, ROWS_AT_MOST);
    }

    PolicyTables(PolicyVersionRows versions, AttributeCatalog attributes, int rowsAtMost) {
        this.versions = versions;
        this.attributes = attributes;
        this.rowsAtMost = rowsAtMost;
    }

    /** Loads outside of the lock: two who miss the same table at once load it twice, and nobody waits for another's query. */
    PolicyTable table(PolicySet<?, ?> set, String hash) {
        Name name = new Name(set.name(), hash);
        PolicyTable known = known(name);
        if (known != null) {
            return known;
        }
        PolicyTable loaded = load(set, hash);
        keep(name, loaded);
        return loaded;
    }

    synchronized int rows() {
        return rows;
    }

    /** Put back last, so that the first is the one not asked for longest. */
    private synchronized @Nullable PolicyTable known(Name name) {
        PolicyTable known = tables.remove(name);
        if (known != null) {
            tables.put(name, known);
        }
        return known;
    }

    private synchronized void keep(Name name, PolicyTable table) {
        if (tables.putIfAbsent(name, table) != null) {
            return;
        }
        rows += table.rows().size();
        Iterator<PolicyTable> eldestFirst = tables.values().iterator();
        while (rows > rowsAtMost && tables.size() > 1) {
            rows -= eldestFirst.next().rows().size();
            eldestFirst.remove();
        }
    }

    private PolicyTable load(PolicySet<?, ?> set, String hash) {
        String csv = versions.csv(set.name(), hash)
                .orElseThrow(() -> new IllegalStateException(
                        "expected version `" + hash + "` of `" + set.name() + "` to be stored, but it is not"));
        PolicyTable table = PolicyTable.stored(set.schema().with(attributes.declared()), csv);
        if (!table.hash().equals(hash)) {
            throw new IllegalStateException("expected the rows of `" + set.name() + "` version `" + hash
                    + "` to have that hash, but they have `" + table.hash() + "`");
        }
        return table;
    }

    private record Name(String set, String hash) {}
}
